import { describe, expect, test } from "vitest";
import { type DatedChange, LATEST_CHANGES } from "../sanity/queries/changes.ts";
import { missedChanges, NOTHING_SEEN, seenUntil, unseenChanges } from "./catchUp.ts";

function change(documentId: string, updatedAt: string, over: Partial<DatedChange> = {}): DatedChange {
  return {
    documentId,
    type: "article",
    operation: "update",
    slugs: [],
    status: null,
    isUnnamed: false,
    isCorrected: false,
    publishedAt: "2026-03-07T12:00:00Z",
    publishAt: null,
    updatedAt,
    ...over,
  };
}

const ids = (changes: readonly DatedChange[] | null) => changes?.map(({ documentId }) => documentId);

describe("unseenChanges", () => {
  const first = [change("b", "2026-03-07T12:00:00.000Z"), change("a", "2026-03-07T11:00:00.000Z")];
  const seen = seenUntil(first, NOTHING_SEEN);

  test("nothing new: none", () => {
    expect(unseenChanges(first, seen)).toEqual([]);
  });

  test("a newer change, and one of the very moment that was seen last: both", () => {
    const twin = change("c", "2026-03-07T12:00:00.000Z");
    const newer = change("a", "2026-03-07T12:00:05.000Z");
    expect(ids(unseenChanges([newer, twin, ...first], seen))).toEqual(["a", "c"]);
  });

  test("a change dated shortly before what was seen, but not there then: that one too", () => {
    expect(ids(unseenChanges([...first, change("late", "2026-03-07T11:59:55.000Z")], seen))).toEqual([
      "late",
    ]);
  });

  test("before anything was seen: all", () => {
    expect(ids(unseenChanges(first, NOTHING_SEEN))).toEqual(["b", "a"]);
  });

  test("as many as the list holds: there may be more", () => {
    const many = Array.from({ length: LATEST_CHANGES }, (_, index) =>
      change(`n${index}`, "2026-03-07T13:00:00Z"),
    );
    expect(unseenChanges(many, seen)).toBeNull();
  });
});

describe("missedChanges", () => {
  const seen = { ...NOTHING_SEEN, embargoesUntil: "2026-03-07T12:00:00Z" };

  test("more changes than can be listed: everything", () => {
    expect(missedChanges(null, [], [], seen)).toEqual([{ everything: true }]);
  });

  test("an embargo that has ended since: revalidated; one that ended before: not again", () => {
    const since = change("since", "2026-03-01T00:00:00Z", { publishAt: "2026-03-07T12:00:30Z" });
    const before = change("before", "2026-03-01T00:00:00Z", { publishAt: "2026-03-07T11:59:00Z" });
    const bodies = missedChanges([], [since, before], [], seen);
    expect(bodies).toEqual([{ changes: [expect.objectContaining({ _id: "since", operation: "update" })] }]);
  });

  test("1,200 vanished documents: three requests", () => {
    const gone = Array.from({ length: 1_200 }, (_, index) => `n${index}`);
    const bodies = missedChanges([], [], gone, seen);
    expect(bodies.map((body) => ("changes" in body ? body.changes.length : 0))).toEqual([500, 500, 200]);
  });

  test("a document that has vanished: revalidated once; one that was missing before: not again", () => {
    const before = { ...seen, missing: new Set(["broken-reference"]) };
    expect(missedChanges([], [], ["broken-reference", "vanished"], before)).toEqual([
      { changes: [expect.objectContaining({ _id: "vanished", _type: "unknown", operation: "delete" })] },
    ]);
  });

  test("nothing missed: no request", () => {
    expect(missedChanges([], [], [], seen)).toEqual([]);
  });
});
