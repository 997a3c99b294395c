import { expect, test } from "./newsroomTest.ts";
import { headlineOf, portEllis } from "./portEllis.ts";

test("a headline published through the API: on the story and the front page within two seconds", async ({
  page,
  newsroom,
}) => {
  const town = portEllis("news");
  const story = (headline: string) =>
    town.story("story", ["a"], { headline, publishedAt: new Date().toISOString() });
  await newsroom.publish(...town.shared, town.statement("a"), story("The first headline"));
  const pages = ["/stories/news-story", "/"];
  for (const path of pages) await newsroom.eventually(path, "The first headline");

  await newsroom.publish(story("A headline that an editor has just published"));
  await Promise.all(
    pages.map((path) => newsroom.promptly(path, "A headline that an editor has just published")),
  );
  await page.goto(newsroom.siteUrl);
  await page.getByRole("link", { name: "A headline that an editor has just published" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(
    "A headline that an editor has just published",
  );
});

test("a corrected statement: corrected in every story that carries it", async ({ newsroom }) => {
  const town = portEllis("corrected");
  await newsroom.publish(
    ...town.shared,
    town.statement("bearings"),
    town.story("one", ["bearings"]),
    town.story("two", ["bearings"]),
  );
  const paths = ["/stories/corrected-one", "/stories/corrected-two"];
  for (const path of paths) await newsroom.eventually(path, "The words of bearings");

  await newsroom.publish(town.statement("bearings", { text: "Other words, as the recording has them." }));
  for (const path of paths) {
    await newsroom.promptly(path, "Other words, as the recording has them");
    expect(await newsroom.read(path)).not.toContain("The words of bearings");
  }
});

test("a new story that shares a statement: in the other story's sidebar, with its reason", async ({
  newsroom,
  page,
}) => {
  const town = portEllis("sidebar");
  await newsroom.publish(...town.shared, town.statement("bearings"), town.story("first", ["bearings"]));
  await newsroom.eventually("/stories/sidebar-first", headlineOf("sidebar", "first"));
  await newsroom.publish(town.story("second", ["bearings"]));
  await newsroom.promptly("/stories/sidebar-first", headlineOf("sidebar", "second"));
  await page.goto(`${newsroom.siteUrl}/stories/sidebar-first`);
  await expect(page.getByRole("complementary", { name: "Related coverage" })).toContainText(
    headlineOf("sidebar", "second"),
  );
});

test("a page that a change doesn't touch: still a hit", async ({ ownNewsroom }) => {
  const untouched = "/stories/dnc-reports-network-intrusion";
  await ownNewsroom.eventually(untouched, { cache: "HIT" });
  const town = portEllis("elsewhere");
  // A new section would be in every page's masthead.
  const shared = town.shared.filter(({ _type }) => _type !== "topic");
  const section = { _type: "reference", _ref: "topic-world" };
  const story = (headline: string) => town.story("story", ["a"], { headline, section });
  await ownNewsroom.publish(...shared, town.statement("a"), story("One headline"));
  await ownNewsroom.eventually("/stories/elsewhere-story", "One headline");
  await ownNewsroom.publish(story("Another headline"));
  await ownNewsroom.eventually("/stories/elsewhere-story", "Another headline");
  expect((await ownNewsroom.get(untouched)).headers.get("x-nextjs-cache")).toBe("HIT");
});

test("a page of 300 documents: a change of the last one reaches it", async ({ newsroom }) => {
  const town = portEllis("long");
  const names = Array.from({ length: 300 }, (_, index) => `n${index}`);
  await newsroom.publish(
    ...town.shared,
    ...names.map((name) => town.statement(name)),
    town.story("story", names),
  );
  await newsroom.eventually("/stories/long-story", "The words of n299");
  await newsroom.publish(town.statement("n299", { text: "Changed words at the very end." }));
  await newsroom.eventually("/stories/long-story", "Changed words at the very end");
});
