import type { Page } from "@playwright/test";
import { expect, test } from "./newsroomTest.ts";
import { type Draft, headlineOf, type PortEllis, portEllis } from "./portEllis.ts";

const reference = (id: string) => ({ _type: "reference", _ref: id });

function housePage(slug: string, title: string, text: string): Draft {
  const children = [{ _type: "span", _key: "s", text, marks: [] }];
  return {
    _id: `page-${slug}`,
    _type: "page",
    title,
    slug: { _type: "slug", current: slug },
    description: "What the newsroom says of itself.",
    body: [{ _type: "block", _key: "p", style: "normal", markDefs: [], children }],
  };
}

/** Stories of the town's section, each an hour after the one before. */
function hourly(town: PortEllis, count: number): Draft[] {
  return Array.from({ length: count }, (_, hour) =>
    town.story(`hour-${hour}`, [], { publishedAt: new Date(Date.UTC(2026, 2, 1, hour)).toISOString() }),
  );
}

const footer = (page: Page) => page.getByRole("contentinfo");
const masthead = (page: Page) => page.getByRole("navigation", { name: "Sections" });

test("from the front page to a section, into its archive and back", async ({
  ownNewsroom: newsroom,
  page,
}) => {
  const town = portEllis("archive");
  await newsroom.publish(...town.shared, ...hourly(town, 45));
  await newsroom.eventually("/topics/archive-harbour", headlineOf("archive", "hour-44"));
  const section = masthead(page).locator("a[href='/topics/archive-harbour']");
  await expect(async () => {
    await page.goto(newsroom.siteUrl);
    await expect(section).toBeVisible({ timeout: 100 });
  }).toPass();
  await section.click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Harbour");
  await expect(masthead(page).locator("[aria-current='page']")).toHaveText("Harbour");
  await expect(page.getByRole("heading", { level: 3 })).toHaveCount(25);
  await expect(page.getByRole("heading", { level: 3 }).first()).toHaveText(headlineOf("archive", "hour-44"));

  await page.getByRole("link", { name: "Earlier stories" }).click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}/topics/archive-harbour/1`);
  await expect(page).toHaveTitle(/^Harbour, archive page 1/);
  await expect(page.getByRole("heading", { level: 3 })).toHaveCount(20);
  await expect(page.getByRole("heading", { level: 3 }).last()).toHaveText(headlineOf("archive", "hour-0"));
  await page.getByRole("link", { name: "Later stories" }).click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}/topics/archive-harbour`);

  await page.getByRole("link", { name: headlineOf("archive", "hour-44") }).click();
  await expect(masthead(page).locator("[aria-current='true']")).toHaveText("Harbour");
});

test("a story filed under a topic: on its page within two seconds; unpublished: gone", async ({
  newsroom,
}) => {
  const town = portEllis("filed");
  const topic = {
    _id: "filed-bridge",
    _type: "topic",
    title: "Bridge",
    slug: { _type: "slug", current: "filed-bridge" },
    isSection: false,
  };
  await newsroom.publish(...town.shared, topic, town.story("other", []));
  await newsroom.eventually("/topics/filed-bridge", "No story has been published here yet");

  const filed = town.story("story", [], { topics: [{ ...reference("filed-bridge"), _key: "t" }] });
  await newsroom.publish(filed);
  await newsroom.promptly("/topics/filed-bridge", headlineOf("filed", "story"));
  await newsroom.promptly("/topics/filed-harbour", headlineOf("filed", "story"));

  await newsroom.lake.delete(filed._id);
  for (const path of ["/topics/filed-bridge", "/topics/filed-harbour"]) {
    await newsroom.promptly(path, { without: headlineOf("filed", "story") });
  }
  await newsroom.promptly("/topics/filed-harbour", headlineOf("filed", "other"));
});

test("a section renamed, a house page written: every page's masthead and foot follow", async ({
  newsroom,
  page,
}) => {
  const town = portEllis("renamed");
  const [section] = town.shared;
  await newsroom.publish(...town.shared, town.story("story", []));
  await newsroom.eventually("/stories/renamed-story", headlineOf("renamed", "story"));
  await newsroom.publish(
    { ...section, title: "Waterfront" } as Draft,
    housePage("renamed-promise", "What we promise", "We print what was said."),
  );
  await newsroom.promptly("/stories/renamed-story", "What we promise");
  await page.goto(`${newsroom.siteUrl}/stories/renamed-story`);
  await expect(masthead(page)).toContainText("Waterfront");
  await footer(page).getByRole("link", { name: "What we promise" }).click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}/renamed-promise`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What we promise");
  await expect(page.getByRole("main")).toContainText("We print what was said.");
  await footer(page).getByRole("link", { name: "Staff" }).click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}/staff`);
  await expect(page.getByRole("main")).toContainText("Verbatim staff");

  await newsroom.lake.delete("page-renamed-promise");
  await newsroom.promptly("/renamed-promise", { status: 404 });
  await newsroom.promptly("/stories/renamed-story", { without: "What we promise" });
});

test("corrections: found by kind, each leads to its place; of a held statement not a word", async ({
  newsroom,
  page,
}) => {
  const town = portEllis("put-right");
  const correction = (kind: string, note: string) => ({
    _type: "correction",
    _key: kind,
    at: new Date().toISOString(),
    kind,
    now: "b",
    where: "first paragraph",
    note,
  });
  const statement = (over: Partial<Draft> = {}) =>
    town.statement("a", { corrections: [correction("refile", "The mayor's name was misspelled.")], ...over });
  await newsroom.publish(
    ...town.shared,
    statement(),
    town.story("story", ["a"], {
      corrections: [correction("clarification", "The vote was the second one.")],
    }),
  );
  await newsroom.promptly("/corrections", "The vote was the second one.");
  await newsroom.promptly("/", "The vote was the second one.");

  await page.goto(newsroom.siteUrl);
  await expect(page.getByRole("heading", { name: "Corrected in the last 24 hours" })).toBeVisible();
  await page.getByRole("link", { name: "All corrections" }).click();
  await page.getByRole("link", { name: /^Spelling \d+$/ }).click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}/corrections/refile`);
  await expect(page.getByRole("main")).toContainText("The mayor’s name was misspelled.");
  await expect(page.getByRole("main")).not.toContainText("The vote was the second one.");
  await page.getByRole("link", { name: "the statement by Ana Reyes" }).first().click();
  await expect(page).toHaveURL(`${newsroom.siteUrl}/stories/put-right-story#statement-put-right-a`);

  await newsroom.publish(statement({ status: "held" }));
  for (const path of ["/corrections", "/corrections/refile", "/"]) {
    await newsroom.promptly(path, { without: "name was misspelled" });
  }
});

test("a lead pinned by an editor: leads within two seconds, until it is unpinned or taken down", async ({
  newsroom,
  page,
}) => {
  const town = portEllis("pinned");
  const old = town.story("old", ["a"], { publishedAt: "2001-01-01T00:00:00Z" });
  const recent = town.story("recent", ["a"], { publishedAt: new Date().toISOString() });
  await newsroom.publish(...town.shared, town.statement("a"), old, recent);
  const lead = page.getByRole("main").getByRole("heading", { level: 2 }).and(page.locator(".headline"));
  const expectLead = (slug: string) =>
    expect(async () => {
      await page.goto(newsroom.siteUrl);
      await expect(lead).toHaveText(headlineOf("pinned", slug), { timeout: 100 });
    }).toPass({ timeout: 2_000, intervals: [50] });
  const kept = await newsroom.lake.getDocument<Draft>("frontPage");

  await newsroom.publish({ _id: "frontPage", _type: "frontPage", lead: reference(old._id) });
  await expectLead("old");
  await newsroom.publish({ _id: "frontPage", _type: "frontPage" });
  await expectLead("recent");
  if (kept) await newsroom.publish(kept);
});

test("addresses where nothing can be: 404, and nothing is made for them", async ({ newsroom }) => {
  for (const path of [
    "/no-such-page",
    "/wp-login.php",
    "/preview",
    "/_next/image?url=%2Ficon.svg&w=640&q=75",
    "/topics/no-such-topic",
    "/topics/no-such-topic/1",
    "/corrections/typo",
    "/corrections/all/999",
  ]) {
    const answer = await newsroom.get(path);
    expect(answer.status, path).toBe(404);
    expect(answer.headers.get("x-nextjs-cache"), path).toBeNull();
    expect(await answer.text(), path).toContain("There is no page at this address");
  }
});
