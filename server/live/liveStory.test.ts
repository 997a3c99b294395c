import { describe, expect, test } from "vitest";
import type { LiveState } from "../../lib/live/liveState.ts";
import type { Told } from "./liveAudience.ts";
import type { LiveMessage } from "./liveMessage.ts";
import { LiveStory, LiveUnavailable } from "./liveStory.ts";
import type { LiveStanding } from "./loadLiveStory.ts";

const DOWN = new Error("the backend is down");
const MINUTE_MS = 60_000;

function standing(update: string, ...ids: string[]): LiveStanding {
  const state: LiveState = { coverage: "running", updates: [update], corrections: [], statements: {} };
  return { state, ids: new Set(["story", ...ids]) };
}

/** What stands in for a stream. */
function reader() {
  const told: string[] = [];
  let version: string | null = null;
  const stream: Told = {
    knows: (message) => message.version === version,
    tell(message: LiveMessage) {
      version = message.version;
      told.push(/"updates":\["(\w+)"\]/.exec(message.bytes.toString())?.[1] ?? message.bytes.toString());
    },
  };
  return { stream, told };
}

/** A story whose every asking waits until the test answers it. */
function story() {
  const askings: PromiseWithResolvers<LiveStanding>[] = [];
  let nowMs = 1_000_000;
  const asked = new LiveStory({
    slug: "ferry",
    load: () => {
      const asking = Promise.withResolvers<LiveStanding>();
      askings.push(asking);
      return asking.promise;
    },
    onTold: () => undefined,
    clockMs: () => nowMs,
  });
  return {
    story: asked,
    askings,
    pass: (ms: number) => {
      nowMs += ms;
    },
    /** Waits for the next asking and answers it. */
    async answer(number: number, answer: LiveStanding | Error) {
      await expect.poll(() => askings.length).toBe(number);
      if (answer instanceof Error) askings[number - 1]?.reject(answer);
      else askings[number - 1]?.resolve(answer);
    },
  };
}

async function withReader() {
  const all = story();
  const looking = all.story.look();
  await all.answer(1, standing("a"));
  await looking;
  const { stream, told } = reader();
  all.story.join(stream);
  return { ...all, told };
}

describe("LiveStory", () => {
  test("however many look: asked for once, and not again while nothing changes", async () => {
    const { story: ferry, askings, answer } = story();
    const looks = [ferry.look(), ferry.look(), ferry.look()];
    await answer(1, standing("a"));
    const [first] = await Promise.all(looks);
    expect(await ferry.look()).toBe(first);
    expect(askings.length).toBe(1);
  });

  test("many changes while it is being asked for: asked for once more", async () => {
    const { story: ferry, askings, answer, pass, told } = await withReader();
    pass(1_000);
    for (const _ of [1, 2, 3]) ferry.touch();
    await expect.poll(() => askings.length).toBe(2);
    for (const _ of [1, 2, 3]) ferry.touch();
    pass(1_000);
    await answer(2, standing("b"));
    await answer(3, standing("c"));
    await expect.poll(() => told).toEqual(["a", "b", "c"]);
    expect(askings.length).toBe(3);
  });

  test("a change between a reader's look and their joining: told", async () => {
    const { story: ferry, answer, pass } = story();
    const looking = ferry.look();
    await answer(1, standing("a"));
    await looking;
    ferry.touch();
    const { stream, told } = reader();
    pass(1_000);
    ferry.join(stream);
    await answer(2, standing("b"));
    await expect.poll(() => told).toEqual(["a", "b"]);
  });

  test("touched by its documents, by any while it isn't known what those are", async () => {
    const { story: ferry, askings, answer, pass } = await withReader();
    await expect.poll(() => ferry.isTouchedBy("other")).toBe(false);
    expect(ferry.isTouchedBy("story")).toBe(true);

    pass(1_000);
    ferry.touch();
    await expect.poll(() => askings.length).toBe(2);
    expect(ferry.isTouchedBy("other")).toBe(true);
    await answer(2, { state: "missing", ids: new Set() });
    await expect.poll(() => ferry.isTouchedBy("another")).toBe(true);
  });

  test("the backend down: asked again until it answers, readers told then", async () => {
    const { story: ferry, answer, pass, told } = await withReader();
    pass(1_000);
    ferry.touch();
    await answer(2, DOWN);
    pass(MINUTE_MS);
    await answer(3, DOWN);
    pass(MINUTE_MS);
    await answer(4, standing("b"));
    await expect.poll(() => told).toEqual(["a", "b"]);
  });

  test("the backend down: the last that is known stands in, for five minutes", async () => {
    const { story: ferry, answer, pass } = story();
    const first = ferry.look();
    await answer(1, standing("a"));
    const known = await first;
    ferry.touch();
    pass(4 * MINUTE_MS);
    const second = ferry.look();
    await answer(2, DOWN);
    expect(await second).toBe(known);
    pass(2 * MINUTE_MS);
    const third = ferry.look();
    await answer(3, DOWN);
    await expect(third).rejects.toThrow(LiveUnavailable);
  });

  test("the backend down and nothing known: no state, and the backend left in peace for a moment", async () => {
    const { story: ferry, askings, answer } = story();
    const first = ferry.look();
    await answer(1, DOWN);
    await expect(first).rejects.toThrow(LiveUnavailable);
    await expect(ferry.look()).rejects.toThrow(LiveUnavailable);
    expect(askings.length).toBe(1);
  });
});
