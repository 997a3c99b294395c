import { evaluate, parse } from "groq-js";
import { describe, expect, test } from "vitest";
import { article, PORT_ELLIS, type StoredDocument } from "../../queries/fixtures/portEllis.ts";
import { type FoundPages, PAGES_QUERY, pagesOf } from "./pagesOf.ts";

async function pages(id: string, type: string, ...more: StoredDocument[]) {
  const params = { id, type };
  const value = await evaluate(parse(PAGES_QUERY, { params }), { dataset: [...PORT_ELLIS, ...more], params });
  return pagesOf((await value.get()) as FoundPages);
}

describe("pagesOf", () => {
  test("a story: its own page", async () => {
    expect(await pages("story-ferry", "article")).toMatchObject({
      locations: [{ href: "/stories/ferry-will-not-sail" }],
    });
  });

  test("a story without an address: says how it gets one", async () => {
    expect(await pages("new", "article", { _id: "new", _type: "article" })).toEqual({
      message: "This story has no address yet: give it a slug, and it can be previewed.",
      tone: "caution",
    });
  });

  test.each([
    ["a statement", "vane-no-sailing", "quote"],
    ["a source that a statement cites", "src-quay-recording", "source"],
  ])("%s: the stories that show it", async (_, id, type) => {
    expect((await pages(id, type))?.locations).toContainEqual(
      expect.objectContaining({ href: "/stories/ferry-will-not-sail" }),
    );
  });

  test("a source that nothing cites: says so", async () => {
    expect(await pages("unread", "source", { _id: "unread", _type: "source" })).toMatchObject({
      message: "No story shows this yet.",
    });
  });

  test("a story of the topic: not offered for the topic, whose page is its own", async () => {
    const found = await pages("topic-harbour", "topic", article("another", "another"));
    expect(found?.locations?.map(({ href }) => href)).toEqual(["/topics/harbour"]);
  });

  test("the front page's document: the front page", async () => {
    expect(await pages("frontPage", "frontPage", { _id: "frontPage", _type: "frontPage" })).toMatchObject({
      locations: [{ href: "/" }],
    });
  });

  test("a document that is gone: nothing", async () => {
    expect(await pages("gone", "article")).toBeNull();
  });
});
