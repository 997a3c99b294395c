import { describe, expect, test } from "vitest";
import { readerPageAt } from "../../lib/readerPage.ts";
import { article, PORT_ELLIS, ref } from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import { loadPageAddress } from "./pageAddress.ts";

const about = { _id: "page-about", _type: "page", slug: { _type: "slug", current: "about" } };
const draft = { _id: "drafts.page-plans", _type: "page", slug: { _type: "slug", current: "plans" } };
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
  const lake = queryLake([...PORT_ELLIS, ...world, about, draft]);
  return { address: await loadPageAddress(lake.client, page), asked: lake.asked.length };
}

describe("loadPageAddress", () => {
  test.each([
    "/stories/ferry-will-not-sail",
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

  test("an old address of a story: where it has gone", async () => {
    expect((await addressOf("/stories/ferry-cancelled")).address).toEqual({
      kind: "moved",
      path: "/stories/ferry-will-not-sail",
    });
  });

  test("a story that was taken down: unpublished", async () => {
    expect((await addressOf("/stories/taken-down")).address).toEqual({ kind: "unpublished" });
  });
});
