import { expect, test } from "vitest";
import { stored } from "../../../lib/updates/fixtures/runningStory.ts";
import {
  type KeptUpdate,
  keptAsText,
  nameOfKept,
  type PublishedUpdate,
  readKept,
  secondsToUndo,
  writtenAnew,
} from "./keptUpdate.ts";
import { blankUpdate, type WrittenUpdate } from "./writtenUpdate.ts";

const HERE = Date.parse("2031-07-27T21:00:00Z");
const BLANK = blankUpdate(() => "k", ["u1"]);
const WRITTEN: WrittenUpdate = {
  ...BLANK,
  at: "2031-07-27T14:05",
  headline: "The captain answers",
  parts: [
    { kind: "text", key: "t", text: "She is *safe*." },
    { kind: "statement", key: "s", id: "okoro-safe", excerpt: "" },
  ],
  sent: { at: "2031-07-27T21:00:00.000Z", here: HERE },
};
const PUBLISHED: PublishedUpdate = {
  update: stored("k", "2031-07-27T18:05:00Z"),
  publishedAt: { at: "2031-07-27T21:00:00.000Z", here: HERE },
  written: WRITTEN,
  isAsWritten: true,
};

function again(kept: KeptUpdate, here = HERE): KeptUpdate {
  return readKept(keptAsText(kept), here);
}

test("what is written: kept as it is, with the key that it is published with once", () => {
  const kept = { writing: WRITTEN, published: null };
  expect(again(kept)).toEqual(kept);
});

test("nothing written: nothing kept", () => {
  expect(keptAsText({ writing: BLANK, published: null })).toBeNull();
  expect(readKept(null, HERE)).toEqual({ writing: null, published: null });
});

test.each(["{", "[]", '{"writing":{"headline":1},"published":null}', '{"writing":null}'])(
  "something else under its name, %s: nothing kept",
  (text) => {
    expect(readKept(text, HERE)).toEqual({ writing: null, published: null });
  },
);

test("what was published: kept for as long as it can be taken back", () => {
  const kept = { writing: null, published: PUBLISHED };
  expect(again(kept, HERE + 59_999)).toEqual(kept);
  expect(again(kept, HERE + 60_000).published).toBeNull();
});

test("what was sent to be taken back, without an answer: its text is kept however long it takes", () => {
  const { writing } = writtenAnew(PUBLISHED, () => "k2");
  expect(again({ writing, published: PUBLISHED }, HERE + 60_000)).toEqual({ writing, published: null });
});

test("what was published with other words than those written: these are kept however long it takes", () => {
  const published = { ...PUBLISHED, isAsWritten: false };
  expect(again({ writing: null, published }, HERE + 3_600_000)).toEqual({ writing: null, published });
});

test.each([
  [0, 60],
  [1, 60],
  [1_000, 59],
  [59_001, 1],
  [60_000, 0],
  [90_000, 0],
  // The browser's clock was put back.
  [-1, 0],
])("secondsToUndo %i ms after it was published: %i", (since, seconds) => {
  expect(secondsToUndo(PUBLISHED, HERE + since)).toBe(seconds);
});

test("secondsToUndo where nobody knows when it was published: none", () => {
  expect(secondsToUndo({ publishedAt: null }, HERE)).toBe(0);
});

test("writtenAnew: the same text as another update, of which nothing is sent", () => {
  expect(writtenAnew(PUBLISHED, () => "k2")).toEqual({
    writing: { ...WRITTEN, key: "k2", sent: null },
    published: null,
  });
});

test("nameOfKept: each person's and each story's own", () => {
  const names = [nameOfKept("ines", "a"), nameOfKept("ines", "b"), nameOfKept("teo", "a")];
  expect(new Set(names).size).toBe(3);
});
