import { describe, expect, test } from "vitest";
import { type DatedChange, LATEST_CHANGES } from "../sanity/queries/changes.ts";
import { missedChanges, NOTHING_SEEN, rewrittenIds, type Seen, seenWith, unseenChanges } from "./catchUp.ts";

function change(documentId: string, updatedAt: string, over: Partial<DatedChange> = {}): DatedChange {
  return {
    documentId,
    type: "article",
    operation: "update",
    slugs: [],
    status: null,
    isUnnamed: false,
    isCorrected: false,
    publishedAt: "2026-03-01T00:00:00Z",
    publishAt: null,
    updatedAt,
    ...over,
  };
}

const now = "2026-03-07T12:00:00.000Z";
const latest = (...changes: readonly DatedChange[]) => ({ now, changes });
const shown = (revisions: Readonly<Record<string, string | null>>) => new Map(Object.entries(revisions));
const many = Array.from({ length: LATEST_CHANGES }, (_, index) => change(`n${index}`, now));

/** What is to be revalidated, as ids; those that are gone with a minus. */
function missed(...args: Parameters<typeof missedChanges>) {
  const revalidation = missedChanges(...args);
  return revalidation === "everything"
    ? revalidation
    : revalidation.map(({ operation, documentId }) => (operation === "delete" ? "-" : "") + documentId);
}

describe("unseenChanges", () => {
  const first = [change("b", "2026-03-07T11:59:58.000Z"), change("a", "2026-03-07T11:59:00.000Z")];
  const seen = seenWith(latest(...first), new Map());
  const ids = (changes: readonly DatedChange[] | null) => changes?.map(({ documentId }) => documentId);

  test("what was seen before: not again; what came after: yes", () => {
    expect(ids(unseenChanges(latest(...first), seen))).toEqual([]);
    expect(ids(unseenChanges(latest(change("c", "2026-03-07T12:00:03Z"), ...first), seen))).toEqual(["c"]);
    expect(ids(unseenChanges(latest(change("b", "2026-03-07T12:00:03Z")), seen))).toEqual(["b"]);
  });

  test("a commit dated a little before what was seen: not lost", () => {
    expect(ids(unseenChanges(latest(...first, change("late", "2026-03-07T11:59:55Z")), seen))).toEqual([
      "late",
    ]);
  });

  test("a document dated far ahead of the clock: doesn't hide what is written after it", () => {
    const ahead = change("ahead", "2027-01-01T00:00:00Z");
    const after = seenWith(latest(ahead), new Map());
    expect(ids(unseenChanges(latest(ahead, change("c", "2026-03-07T12:00:30Z")), after))).toEqual(["c"]);
  });

  test("a clock that was set back: dates tell nothing", () => {
    expect(unseenChanges({ now: "2026-03-07T11:00:00Z", changes: first }, seen)).toBeNull();
  });

  test("before anything was seen: all", () => {
    expect(ids(unseenChanges(latest(...first), NOTHING_SEEN))).toEqual(["b", "a"]);
  });

  test("as many as the list holds: there may be more", () => {
    expect(unseenChanges(latest(...many), seen)).toBeNull();
  });
});

describe("missedChanges", () => {
  const seen: Seen = { until: now, keys: new Set(), shown: shown({ kept: "r1", broken: null }) };

  test("more changes than can be listed: everything", () => {
    expect(missed(latest(...many), [], new Map(), seen)).toBe("everything");
  });

  test("a document that has vanished: revalidated; one that was missing before: not again", () => {
    expect(missed(latest(), [], shown({ kept: null, broken: null }), seen)).toEqual(["-kept"]);
  });

  test("one that vanished after a page that names it was made: revalidated", () => {
    expect(missed(latest(), [], shown({ kept: "r1", new: null }), seen)).toEqual(["-new"]);
  });

  test("one that is written and was rewritten: once", () => {
    const [before, after] = [change("kept", "2026-03-01T00:00:00Z"), change("kept", now)];
    expect(missed(latest(after), [before], shown({ kept: "r2" }), seen)).toEqual(["kept"]);
  });

  test("nothing missed: nothing", () => {
    expect(missed(latest(), [], shown({ kept: "r1", broken: null }), seen)).toEqual([]);
  });
});

test("rewrittenIds: those of another revision, not those that are new, gone or as before", () => {
  const before = { ...NOTHING_SEEN, shown: shown({ same: "r1", restored: "r2", back: null, gone: "r1" }) };
  const revisions = shown({ same: "r1", restored: "r1", back: "r9", gone: null, new: "r1" });
  expect(rewrittenIds(revisions, before)).toEqual(["restored", "back"]);
});
