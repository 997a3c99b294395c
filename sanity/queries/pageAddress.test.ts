import { describe, expect, test } from "vitest";
import { readerPageAt } from "../../lib/readerPage.ts";
import { article, PORT_ELLIS, ref } from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import { loadPageAddress } from "./pageAddress.ts";

const about = { _id: "page-about", _type: "page", slug: { _type: "slug", current: "about" } };
const draft = { _id: "drafts.page-plans", _type: "page", slug: { _type: "slug", current: "plans" } };
const moved = article("story-moved", "present-slug", { previousSlugs: ["earlier-slug"] });
const world = Array.from({ length: 43 }, (_, hour) =>
  article(`story-${hour}`, `slug-${hour}`, {
    section: ref("topic-world"),
    topics: [],
    publishedAt: new Date(Date.UTC(2031, 3, 1, hour)).toISOString(),
    corrections: [{ _key: "k", at: "2031-05-01T00:00:00Z", kind: "refile", now: "b", where: "c", note: "d" }],
  }),
);

async function addressOf(path: string) {
  const page = readerPageAt(path);
  if (page === null || page === "nowhere") throw new Error(`${path} is no reader's page`);
  const lake = queryLake([...PORT_ELLIS, ...world, moved, about, draft]);
  return { address: await loadPageAddress(lake.client, page), asked: lake.asked.length };
}

describe("loadPageAddress", () => {
  test.each([
    "/stories/ferry-will-not-sail",
    "/stories/ferry-will-not-sail/from-the-start",
    "/feeds/corrections.atom",
    "/topics/harbour",
    "/topics/world/1",
    "/corrections",
    "/corrections/withdrawal",
    "/corrections/all/1",
    "/corrections/refile/1",
    "/staff",
    "/about",
  ])("%s: published, for one query at most", async (path) => {
    const { address, asked } = await addressOf(path);
    expect(address).toEqual({ kind: "published" });
    expect(asked).toBeLessThanOrEqual(1);
  });

  test.each([
    "/stories/nowhere",
    "/stories/not-yet",
    "/stories/not-yet/from-the-start",
    "/stories/nowhere/from-the-start",
    "/topics/nowhere",
    "/topics/world/2",
    "/topics/nowhere/1",
    "/corrections/all/2",
    "/corrections/correction/1",
    "/nowhere",
    "/plans",
  ])("%s: missing", async (path) => {
    expect((await addressOf(path)).address).toEqual({ kind: "missing" });
  });

  test.each([
    ["/stories/ferry-cancelled", "/stories/ferry-will-not-sail"],
    ["/stories/ferry-cancelled/from-the-start", "/stories/ferry-will-not-sail/from-the-start"],
    ["/stories/earlier-slug/from-the-start", "/stories/present-slug"],
  ])("%s, an old address of a story: %s", async (old, path) => {
    expect((await addressOf(old)).address).toEqual({ kind: "moved", path });
  });

  test("from the start, of a story that never ran: the story", async () => {
    expect((await addressOf("/stories/slug-1/from-the-start")).address).toEqual({
      kind: "moved",
      path: "/stories/slug-1",
    });
  });

  test.each(["/stories/taken-down", "/stories/taken-down/from-the-start"])(
    "%s, of a story that was taken down: unpublished",
    async (path) => {
      expect((await addressOf(path)).address).toEqual({ kind: "unpublished" });
    },
  );
});
