import { expect, test } from "./newsroomTest.ts";
import { headlineOf, portEllis } from "./portEllis.ts";

test("an unknown slug and an unknown address: 404 with a complete, styled document", async ({
  newsroom,
  page,
}) => {
  for (const path of ["/stories/no-such-story", "/no/such/address"]) {
    const answer = await page.goto(newsroom.siteUrl + path);
    expect(answer?.status()).toBe(404);
    expect(answer?.headers()["cache-control"]).toBe("s-maxage=10");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: /front page/i }).first()).toHaveAttribute("href", "/");
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain("Serif");
  }
});

test("a slug published after it was asked for: found", async ({ newsroom }) => {
  const town = portEllis("later");
  expect((await newsroom.get("/stories/later-story")).status).toBe(404);
  await newsroom.publish(...town.shared, town.statement("a"), town.story("story", ["a"]));
  await newsroom.eventually("/stories/later-story", "The words of a");
});

test("an old slug: 308 to the new one", async ({ newsroom }) => {
  const town = portEllis("moved");
  await newsroom.publish(
    ...town.shared,
    town.statement("a"),
    town.story("new", ["a"], { previousSlugs: ["moved-old"] }),
  );
  const answer = await newsroom.get("/stories/moved-old");
  expect(answer.status).toBe(308);
  expect(answer.headers.get("location")).toBe("/stories/moved-new");
  expect(answer.headers.get("cache-control")).toBe("s-maxage=10");
});

test("an unpublished story: 410, and gone from the front page at once", async ({ newsroom }) => {
  const town = portEllis("unpublished");
  const story = town.story("story", ["a"]);
  await newsroom.publish(...town.shared, town.statement("a"), story);
  await newsroom.eventually("/stories/unpublished-story", "The words of a");
  await newsroom.lake
    .transaction()
    .create({ ...story, _id: `drafts.${story._id}` })
    .delete(story._id)
    .commit();
  await newsroom.promptly("/stories/unpublished-story", { status: 410 });
  expect(await newsroom.read("/stories/unpublished-story")).not.toContain("The words of a");
  expect(await newsroom.read("/")).not.toContain(String(story.headline));
});

test("a story only ever drafted: 404, not 410, and no word of it", async ({ newsroom }) => {
  const town = portEllis("drafted");
  const { publishedAt: _, ...draft } = town.story("story", ["a"]);
  await newsroom.publish(...town.shared, town.statement("a"), { ...draft, _id: `drafts.${draft._id}` });
  const answer = await newsroom.get("/stories/drafted-story");
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain(String(draft.headline));
  expect(await newsroom.read("/")).not.toContain(String(draft.headline));
});

test("a draft of a published story: readers see what is published", async ({ newsroom }) => {
  const town = portEllis("edited");
  const story = town.story("story", ["a"]);
  await newsroom.publish(...town.shared, town.statement("a"), story);
  await newsroom.publish({ ...story, _id: `drafts.${story._id}`, headline: "Not for readers yet" });
  await newsroom.publish(town.statement("a", { text: "Published words." }));
  await newsroom.eventually("/stories/edited-story", "Published words");
  expect(await newsroom.read("/stories/edited-story")).not.toContain("Not for readers yet");
  expect(await newsroom.read("/")).not.toContain("Not for readers yet");
});

test("an embargoed story: nowhere, under any address", async ({ newsroom }) => {
  const town = portEllis("embargoed");
  const open = town.story("open", ["a"]);
  await newsroom.publish(
    ...town.shared,
    town.statement("a"),
    open,
    town.story("story", ["a"], {
      publishAt: new Date(Date.now() + 3_600_000).toISOString(),
      previousSlugs: ["embargoed-old"],
    }),
  );
  await newsroom.eventually("/stories/embargoed-open", "The words of a");
  expect((await newsroom.get("/stories/embargoed-story")).status).toBe(404);
  expect((await newsroom.get("/stories/embargoed-old")).status).toBe(404);
  for (const path of ["/", "/stories/embargoed-open"]) {
    expect(await newsroom.read(path)).not.toContain(headlineOf("embargoed", "story"));
  }
});

test("a statement put on hold: its words are gone at once, the story stays and says so", async ({
  newsroom,
}) => {
  const town = portEllis("held");
  await newsroom.publish(
    ...town.shared,
    town.statement("secret"),
    town.statement("b"),
    town.story("story", ["secret", "b"]),
  );
  await newsroom.eventually("/stories/held-story", "The words of secret");
  await newsroom.read("/");
  await newsroom.publish(town.statement("secret", { status: "held" }));
  await newsroom.promptly("/stories/held-story", { without: "The words of secret" });
  expect(await newsroom.read("/stories/held-story")).toContain("The words of b");
  expect(await newsroom.read("/stories/held-story")).toMatch(/held|withheld|on hold/i);
  await newsroom.promptly("/", { without: "The words of secret" });
});

test("the lake without a token: nothing", async ({ newsroom }) => {
  const answer = await fetch(`${newsroom.lakeUrl}/v2025-02-19/data/query/production?query=*`);
  expect(answer.status).toBe(401);
});
