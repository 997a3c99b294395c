import { describe, expect, test } from "vitest";
import { article, PORT_ELLIS, type StoredDocument } from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import { loadStoryAddress } from "./storyAddress.ts";

const addressOf = (slug: string, ...more: StoredDocument[]) => {
  const documents = new Map([...PORT_ELLIS, ...more].map((document) => [document._id, document]));
  return loadStoryAddress(queryLake([...documents.values()]).client, slug);
};

describe("loadStoryAddress", () => {
  test.each([
    ["ferry-will-not-sail", { kind: "published", slug: "ferry-will-not-sail", hasRun: true }],
    ["ferry-cancelled", { kind: "moved", slug: "ferry-will-not-sail", hasRun: true }],
    ["taken-down", { kind: "unpublished" }],
    ["only-a-draft", { kind: "missing" }],
    ["not-yet", { kind: "missing" }],
    ["nowhere", { kind: "missing" }],
  ])("%s: %j", async (slug, address) => {
    expect(await addressOf(slug)).toEqual(address);
  });

  test("an old slug that two stories had: the newer one", async () => {
    const had = { previousSlugs: ["old"] };
    const older = article("story-older", "older", { ...had, publishedAt: "2021-01-01T00:00:00Z" });
    const newer = article("story-newer", "newer", { ...had, publishedAt: "2021-02-01T00:00:00Z" });
    expect(await addressOf("old", older, newer)).toEqual({ kind: "moved", slug: "newer", hasRun: false });
  });

  test("an old slug that another story has now: that story", async () => {
    const moved = article("story-moved", "elsewhere", { previousSlugs: ["taken"] });
    expect(await addressOf("taken", moved, article("story-here", "taken"))).toMatchObject({
      kind: "published",
      slug: "taken",
    });
  });

  test("published under another slug by now: missing", async () => {
    expect(await addressOf("taken-down", article("story-withdrawn", "another-slug"))).toEqual({
      kind: "missing",
    });
  });

  test("taken down before its embargo ended: missing, readers never saw it", async () => {
    const draft = article("drafts.story-withdrawn", "taken-down", { publishAt: "2099-01-01T00:00:00Z" });
    expect(await addressOf("taken-down", draft)).toEqual({ kind: "missing" });
  });
});
