import { describe, expect, test } from "vitest";
import { block } from "../../../lib/updates/fixtures/runningStory.ts";
import {
  asClockShows,
  blankUpdate,
  bodyOf,
  isBlank,
  readWritten,
  type UpdatePart,
  type WrittenUpdate,
  withMoved,
  withStatement,
} from "./writtenUpdate.ts";

const ZONE = "America/New_York";
const NOW = new Date("2031-07-27T21:00:00Z");

function counting(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `key${count}`;
  };
}

const text = (key: string, words: string): UpdatePart => ({ kind: "text", key, text: words });
const statement = (key: string, id: string, excerpt = ""): UpdatePart => ({
  kind: "statement",
  key,
  id,
  excerpt,
});

function written(more: Partial<WrittenUpdate> = {}): WrittenUpdate {
  return {
    ...blankUpdate(counting(), ["u1"]),
    headline: "The captain answers",
    parts: [text("t1", "She is safe.")],
    ...more,
  };
}

describe("blankUpdate", () => {
  test("a key of its own, now, room for a text, and nothing that anybody would miss", () => {
    const blank = blankUpdate(counting(), ["u1"]);
    expect(blank).toMatchObject({ key: "key1", at: null, parts: [text("key2", "")], known: ["u1"] });
    expect(isBlank(blank)).toBe(true);
  });

  test.each<[string, Partial<WrittenUpdate>]>([
    ["a headline", { headline: "A" }],
    ["a text", { parts: [text("t", "A")] }],
    ["a statement", { parts: [statement("s", "id")] }],
    ["a time", { at: "2031-07-27T14:05" }],
  ])("isBlank with %s: no", (_name, more) => {
    expect(isBlank({ ...blankUpdate(counting(), []), ...more })).toBe(false);
  });
});

describe("parts", () => {
  test("withStatement: at the end, with room for text after it; an empty text between statements goes", () => {
    const once = withStatement(written(), "vane", counting());
    expect(once.parts).toEqual([text("t1", "She is safe."), statement("key1", "vane"), text("key2", "")]);
    const twice = withStatement(once, "okoro", counting());
    expect(twice.parts.map(({ kind }) => kind)).toEqual(["text", "statement", "statement", "text"]);
  });

  test("withMoved: past the neighbour, and not past the ends", () => {
    const parts = [text("a", ""), statement("b", "vane"), text("c", "")];
    expect(withMoved(parts, "b", -1).map(({ key }) => key)).toEqual(["b", "a", "c"]);
    expect(withMoved(parts, "b", 1).map(({ key }) => key)).toEqual(["a", "c", "b"]);
    expect(withMoved(parts, "a", -1)).toEqual(parts);
    expect(withMoved(parts, "c", 1)).toEqual(parts);
    expect(withMoved(parts, "gone", 1)).toEqual(parts);
  });

  test("bodyOf: texts and statements in order, with keys that no two of them share", () => {
    const { body, problems } = bodyOf([
      text("t1", "One.\n\nTwo."),
      statement("s1", "vane", " will not sail "),
      statement("s2", "okoro"),
      text("t2", "Three."),
      text("t3", "  "),
    ]);
    expect(problems).toEqual([]);
    expect(body.map(({ _type, _key }) => [_type, _key])).toEqual([
      ["block", "t1b1"],
      ["block", "t1b2"],
      ["statement", "s1"],
      ["statement", "s2"],
      ["block", "t2b1"],
    ]);
    expect(body[0]).toEqual({ ...block("b1", "One."), _key: "t1b1", children: expect.anything() });
    expect(body[2]).toMatchObject({ quote: { _ref: "vane" }, excerpt: "will not sail" });
    expect(body[3]).not.toHaveProperty("excerpt");
  });
});

describe("readWritten", () => {
  const read = (more: Partial<WrittenUpdate>) => readWritten(written(more), { zone: ZONE, now: NOW });

  test("without a time: now, with the key it was begun with", () => {
    expect(read({ key: "k", isKey: true, author: "ines-holm" })).toMatchObject({
      kind: "update",
      update: { key: "k", at: "2031-07-27T21:00:00.000Z", isKey: true, author: "ines-holm" },
    });
  });

  test("with a time: by the clock of the story's zone", () => {
    expect(read({ at: "2031-07-27T14:05" })).toMatchObject({ update: { at: "2031-07-27T18:05:00.000Z" } });
  });

  test("a time that can't be read and a text that can't be stored: each named with its field", () => {
    const parts = [text("t1", "Fine."), text("t2", "> quoted")];
    expect(read({ at: "", parts })).toMatchObject({
      kind: "refused",
      problems: [
        { field: "at", sentence: expect.stringContaining("can’t be read") },
        { field: "body", part: "t2", sentence: expect.stringContaining("an indented quotation") },
      ],
    });
    expect(read({ parts })).toMatchObject({ kind: "refused", problems: [{ part: "t2" }] });
  });
});

test("asClockShows: to the minute, by the zone's clock and day", () => {
  expect(asClockShows("2031-07-27T21:05:59Z", ZONE)).toBe("2031-07-27T17:05");
  expect(asClockShows("2031-07-27T04:00:00Z", ZONE)).toBe("2031-07-27T00:00");
  expect(asClockShows("2031-07-27T21:05:00Z", "Asia/Tokyo")).toBe("2031-07-28T06:05");
});
