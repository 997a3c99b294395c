import type { SanityClient } from "@sanity/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { waitMsFor, watchEmbargoes } from "./watchEmbargoes.ts";

/** The backend's clock is an hour ahead of this one. */
const AHEAD_MS = 3_600_000;

interface Embargoed {
  readonly _id: string;
  readonly publishAt: string;
}

/** A backend that knows these embargoes, and whatever goes wrong with it. */
class Backend {
  documents: Embargoed[] = [];
  failure: Error | null = null;
  asked = 0;
  readonly client = { fetch: (query: string, params: unknown) => this.#answer(query, params) };

  now(): string {
    return new Date(Date.now() + AHEAD_MS).toISOString();
  }

  in(ms: number): string {
    return new Date(Date.now() + AHEAD_MS + ms).toISOString();
  }

  async #answer(query: string, params: unknown): Promise<unknown> {
    this.asked++;
    if (this.failure !== null) throw this.failure;
    if (!query.includes("publishAt")) return { now: this.now() };
    const { since } = params as { since: string };
    const embargoed = this.documents
      .filter(({ publishAt }) => publishAt > since)
      .map((document) => ({ ...change, ...document }));
    return { now: this.now(), embargoed, postdated: [] };
  }
}

const change = {
  _type: "article",
  _updatedAt: "2026-01-01T00:00:00Z",
  status: null,
  unnamed: false,
  corrected: false,
  publishedAt: "2026-01-01T00:00:00Z",
  slug: null,
};

let backend: Backend;
let watch: ReturnType<typeof watchEmbargoes>;
/** Ids that were revalidated, each with the backend's time. */
let revalidated: (readonly [string, string])[];
let revalidationFailure: Error | null;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-07T12:00:00Z") });
  vi.spyOn(console, "warn").mockReturnValue();
  backend = new Backend();
  revalidated = [];
  revalidationFailure = null;
  watch = watchEmbargoes({
    client: backend.client as unknown as SanityClient,
    async revalidate(body) {
      if (revalidationFailure !== null) throw revalidationFailure;
      for (const { _id } of JSON.parse(body).changes) revalidated.push([_id, backend.now()]);
    },
  });
});

afterEach(() => {
  watch.stop();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function looked(): Promise<void> {
  watch.look();
  await vi.advanceTimersByTimeAsync(0);
}

const ids = () => revalidated.map(([id]) => id);

describe("an embargo that ends", () => {
  test("is revalidated after its time by the backend's clock, within 50 ms, and once", async () => {
    const publishAt = backend.in(3_000);
    backend.documents = [{ _id: "a", publishAt }];
    await looked();
    await vi.advanceTimersByTimeAsync(2_999);
    expect(ids()).toEqual([]);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(ids()).toEqual(["a"]);
    const [, at] = revalidated[0] ?? [];
    expect(Date.parse(at ?? "") - Date.parse(publishAt)).toBeLessThan(50);
    expect(at && at >= publishAt).toBe(true);
  });

  test("several: each at its time", async () => {
    backend.documents = [
      { _id: "a", publishAt: backend.in(1_000) },
      { _id: "b", publishAt: backend.in(2_000) },
    ];
    await looked();
    await vi.advanceTimersByTimeAsync(1_500);
    expect(ids()).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ids()).toEqual(["a", "b"]);
  });

  test("in 60 days, longer than a timer runs: then, and with few questions", async () => {
    backend.documents = [{ _id: "a", publishAt: backend.in(60 * 86_400_000) }];
    await looked();
    await vi.advanceTimersByTimeAsync(60 * 86_400_000 - 1);
    expect(ids()).toEqual([]);
    await vi.advanceTimersByTimeAsync(50);
    expect(ids()).toEqual(["a"]);
    expect(backend.asked).toBeLessThan(60 * 24 + 10);
  });

  test("one that ended while the backend could not be asked: revalidated when it can", async () => {
    backend.documents = [{ _id: "a", publishAt: backend.in(1_000) }];
    await looked();
    backend.failure = new Error("connection refused");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(ids()).toEqual([]);
    backend.failure = null;
    await vi.advanceTimersByTimeAsync(16_000);
    expect(ids()).toEqual(["a"]);
  });

  test("a revalidation that fails: tried again", async () => {
    backend.documents = [{ _id: "a", publishAt: backend.in(1_000) }];
    await looked();
    revalidationFailure = new Error("answered 503");
    await vi.advanceTimersByTimeAsync(1_200);
    revalidationFailure = null;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(ids()).toEqual(["a"]);
  });
});

describe("an embargo that is moved", () => {
  test.each([
    ["earlier", 500, 600],
    ["later", 5_000, 5_100],
  ])("%s: ends at its new time", async (_, newMs, thenMs) => {
    backend.documents = [{ _id: "a", publishAt: backend.in(2_000) }];
    await looked();
    backend.documents = [{ _id: "a", publishAt: backend.in(newMs) }];
    await looked();
    await vi.advanceTimersByTimeAsync(newMs - 1);
    expect(ids()).toEqual([]);
    await vi.advanceTimersByTimeAsync(thenMs - newMs);
    expect(ids()).toEqual(["a"]);
  });

  test("away: nothing is revalidated, and nobody asked again", async () => {
    backend.documents = [{ _id: "a", publishAt: backend.in(2_000) }];
    await looked();
    backend.documents = [];
    await looked();
    const before = backend.asked;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ids()).toEqual([]);
    expect(backend.asked).toBe(before);
  });
});

test("asked again while it looks: looks once more, however often", async () => {
  await looked();
  const before = backend.asked;
  for (let time = 0; time < 20; time++) watch.look();
  await vi.advanceTimersByTimeAsync(0);
  expect(backend.asked - before).toBe(2);
});

test("stopped: asks no more", async () => {
  backend.documents = [{ _id: "a", publishAt: backend.in(1_000) }];
  await looked();
  watch.stop();
  const before = backend.asked;
  watch.look();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(backend.asked).toBe(before);
});

test("waitMsFor: a little longer than the time that is left, at most an hour; none without an embargo", () => {
  const now = "2026-03-07T12:00:00.000Z";
  expect(waitMsFor({ now, next: "2026-03-07T12:00:01.000Z" })).toBe(1_005);
  expect(waitMsFor({ now, next: "2027-03-07T12:00:00.000Z" })).toBe(3_600_000);
  expect(waitMsFor({ now, next: null })).toBeNull();
});
