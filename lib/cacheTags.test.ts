import { describe, expect, test } from "vitest";
import { type ContentChange, planExpiry, UNKNOWN_TYPE } from "./cacheTags.ts";

const NOW = new Date("2016-07-27T20:00:00Z");

function change(over: Partial<ContentChange>): ContentChange {
  return {
    documentId: "a",
    type: "article",
    operation: "update",
    slugs: [],
    status: null,
    isUnnamed: false,
    isCorrected: false,
    publishedAt: "2016-07-27T18:00:00Z",
    publishAt: null,
    ...over,
  };
}

describe("planExpiry", () => {
  test("a story published: its pages, its address, the front page and its relations are stale", () => {
    const relations = [{ documentId: "a", relationKeys: ["a", "quote-1"] }];
    expect(planExpiry([change({ slugs: ["bridge"] })], relations, NOW)).toEqual({
      stale: ["doc:a", "slug:bridge", "front", "sitemap:2016-07", "rel:a", "rel:quote-1"],
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
    ["put under an embargo", change({ type: "quote", publishAt: "2016-07-27T20:00:00.001Z" })],
    [
      "put under an embargo with an offset",
      change({ type: "quote", publishAt: "2016-07-27T18:00:00-03:00" }),
    ],
    ["given an embargo that can't be read", change({ type: "quote", publishAt: "" })],
    ["made to name its speaker no more", change({ type: "quote", isUnnamed: true })],
    ["without its publication date", change({ publishedAt: null })],
    ["published only later", change({ publishedAt: "2016-07-27T21:00:00Z" })],
    ["under an embargo that can't be read", change({ publishAt: "tomorrow" })],
  ])("a document %s: gone at once", (_, taken) => {
    expect(planExpiry([taken], [], NOW).gone).toEqual(["doc:a"]);
  });

  test("an embargo that has passed: stale like any publish", () => {
    for (const type of ["article", "quote"]) {
      expect(planExpiry([change({ type, publishAt: "2016-07-27T20:00:00Z" })], [], NOW).gone).toEqual([]);
    }
  });

  test("relations that could not be read: every page is stale", () => {
    expect(planExpiry([change({})], null, NOW).stale).toContain("pages");
  });

  test("the same tag stale and gone: gone", () => {
    const { stale, gone } = planExpiry([change({}), change({ operation: "delete" })], [], NOW);
    expect(gone).toEqual(["doc:a"]);
    expect(stale).not.toContain("doc:a");
  });

  test.each([
    ["a person renamed", "person", ["doc:a", "staff"]],
    ["a section renamed", "topic", ["doc:a", "navigation"]],
    ["a house page written", "page", ["doc:a", "navigation", "staff"]],
    ["another lead", "frontPage", ["doc:a", "front"]],
    ["a source renamed", "source", ["doc:a"]],
  ])("%s: pages that show it, and the lists it is on", (_, type, stale) => {
    expect(planExpiry([change({ type })], [], NOW)).toEqual({ stale, gone: [] });
  });

  test("a document that vanished, nobody knows which: gone, and every list is stale", () => {
    expect(planExpiry([change({ type: UNKNOWN_TYPE, operation: "delete" })], [], NOW)).toEqual({
      stale: ["front", "corrections", "navigation", "staff"],
      gone: ["doc:a"],
    });
  });

  test("a corrected statement: the corrections are stale too", () => {
    const { stale } = planExpiry([change({ type: "quote", isCorrected: true })], [], NOW);
    expect(stale).toEqual(["doc:a", "front", "corrections"]);
  });
});
