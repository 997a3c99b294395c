import { describe, expect, test } from "vitest";
import { type ContentChange, planExpiry } from "./cacheTags.ts";

const NOW = new Date("2016-07-27T20:00:00Z");

function change(over: Partial<ContentChange>): ContentChange {
  return {
    documentId: "a",
    type: "article",
    operation: "update",
    slugs: [],
    status: null,
    isUnnamed: false,
    publishedAt: "2016-07-27T18:00:00Z",
    publishAt: null,
    ...over,
  };
}

describe("planExpiry", () => {
  test("a story published: its pages, its address, the front page and its relations are stale", () => {
    const relations = [{ documentId: "a", relationKeys: ["a", "quote-1"] }];
    expect(planExpiry([change({ slugs: ["bridge"] })], relations, NOW)).toEqual({
      stale: ["doc:a", "slug:bridge", "front", "rel:a", "rel:quote-1"],
      gone: [],
    });
  });

  test.each([
    ["deleted", change({ operation: "delete" })],
    ["embargoed", change({ publishAt: "2016-07-27T21:00:00Z" })],
    ["held", change({ type: "quote", status: "held" })],
    ["withdrawn", change({ type: "quote", status: "withdrawn" })],
    ["deleted by its author", change({ type: "quote", status: "deleted-by-author" })],
    ["given a status that nobody knows", change({ type: "quote", status: "legal-hold" })],
    ["made to name its speaker no more", change({ type: "quote", isUnnamed: true })],
    ["without its publication date", change({ publishedAt: null })],
    ["under an embargo that can't be read", change({ publishAt: "tomorrow" })],
  ])("a document %s: gone at once", (_, taken) => {
    expect(planExpiry([taken], [], NOW).gone).toEqual(["doc:a"]);
  });

  test("an embargo that has passed: stale like any publish", () => {
    expect(planExpiry([change({ publishAt: "2016-07-27T19:00:00Z" })], [], NOW).gone).toEqual([]);
  });

  test("relations that could not be read: every page is stale", () => {
    expect(planExpiry([change({})], null, NOW).stale).toContain("pages");
  });

  test("the same tag stale and gone: gone", () => {
    const { stale, gone } = planExpiry([change({}), change({ operation: "delete" })], [], NOW);
    expect(gone).toEqual(["doc:a"]);
    expect(stale).not.toContain("doc:a");
  });

  test("a person renamed: only pages that show the person", () => {
    expect(planExpiry([change({ type: "person", documentId: "p" })], [], NOW)).toEqual({
      stale: ["doc:p"],
      gone: [],
    });
  });
});
