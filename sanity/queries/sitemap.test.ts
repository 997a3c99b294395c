import { parse } from "groq-js";
import { describe, expect, test } from "vitest";
import { planQuery } from "../lake/query/planner.ts";
import type { Damage } from "./damage.ts";
import { article, PORT_ELLIS, quote, SECRETS, type StoredDocument, statement } from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import {
  loadMonthSitemap,
  loadNewsStories,
  loadPageSitemap,
  loadStoryMonths,
  loadStorySitemap,
  MONTH_STORIES_QUERY,
  NEWS_QUERY,
  OLDEST_STORIES_QUERY,
} from "./sitemap.ts";

const correction = (at: string, kind = "correction") => ({
  _type: "correction",
  _key: at,
  at,
  kind,
  now: "30,000",
  where: "Statement 1",
  note: "A note.",
});

async function modifiedAt(story: StoredDocument, ...others: readonly StoredDocument[]) {
  const sitemap = await loadStorySitemap(queryLake([...PORT_ELLIS, story, ...others]).client);
  return sitemap?.entries.find(({ path }) => path === "/stories/changed")?.modifiedAt;
}

describe("loadStorySitemap", () => {
  test("Port Ellis: every published story, oldest first, in one query", async () => {
    const { client, asked } = queryLake(PORT_ELLIS);
    const sitemap = await loadStorySitemap(client);
    expect(sitemap?.entries.map(({ path }) => path)).toEqual([
      "/stories/crew-on-strike",
      "/stories/ferry-will-not-sail",
      "/stories/hidden-by-the-editor",
      "/stories/company-refunds-tickets",
      "/stories/far-away",
    ]);
    expect(sitemap?.ids).toEqual([
      "story-strike",
      "story-ferry",
      "story-hidden",
      "story-refund",
      "story-world",
    ]);
    expect(asked).toHaveLength(1);
  });

  test("a thousand stories: one sitemap; one more: none, they go by months", async () => {
    const stories = Array.from({ length: 1_001 }, (_, index) => article(`story-${index}`, `s-${index}`));
    expect((await loadStorySitemap(queryLake(stories.slice(1)).client))?.entries).toHaveLength(1_000);
    expect(await loadStorySitemap(queryLake(stories).client)).toBeNull();
  });

  test.each([
    ["no change", {}, "2031-05-01T12:00:00Z"],
    ["a correction", { corrections: [correction("2031-05-04T10:00:00Z")] }, "2031-05-04T10:00:00Z"],
    [
      "a corrected spelling",
      { corrections: [correction("2031-05-04T10:00:00Z", "refile")] },
      "2031-05-01T12:00:00Z",
    ],
    [
      "an update",
      {
        updates: [{ _key: "u", at: { date: "2031-05-03T09:00:00Z", precision: "minute" }, headline: "New" }],
      },
      "2031-05-03T09:00:00Z",
    ],
  ])("%s: dated by what readers should know of", async (_, fields, expected) => {
    expect(await modifiedAt(article("story-changed", "changed", fields))).toBe(expected);
  });

  test("a correction of a statement in it: dates the story; one of a held statement doesn't", async () => {
    const words = (status: string) =>
      quote("changed-words", "Words.", { status, corrections: [correction("2031-05-05T10:00:00Z")] });
    const inBody = article("story-changed", "changed", { body: [statement("s", "changed-words")] });
    const inUpdate = article("story-changed", "changed", {
      updates: [
        { _key: "u", at: { precision: "unknown" }, headline: "New", body: [statement("s", "changed-words")] },
      ],
    });
    expect(await modifiedAt(inBody, words("live"))).toBe("2031-05-05T10:00:00Z");
    expect(await modifiedAt(inUpdate, words("live"))).toBe("2031-05-05T10:00:00Z");
    expect(await modifiedAt(inBody, words("held"))).toBe("2031-05-01T12:00:00Z");
  });

  test("a damaged story: left out and told, the others stay", async () => {
    const damages: Damage[] = [];
    const { client } = queryLake([...PORT_ELLIS, article("story-broken", " ")]);
    const sitemap = await loadStorySitemap(client, { warn: (damage) => damages.push(damage) });
    expect(sitemap?.entries).toHaveLength(5);
    expect(damages).toMatchObject([{ documentId: "story-broken", path: "slug" }]);
  });
});

describe("sitemaps of months", () => {
  test("a month: what was published in it by UTC, whatever the spelling of seconds", async () => {
    const stories = [
      article("a", "a", { publishedAt: "2031-04-30T23:59:59Z" }),
      article("b", "b", { publishedAt: "2031-05-01T00:00:00.000Z" }),
      article("c", "c", { publishedAt: "2031-05-31T23:59:59.999Z" }),
      article("d", "d", { publishedAt: "2031-06-01T00:00:00Z" }),
    ];
    const { entries } = await loadMonthSitemap(queryLake(stories).client, "2031-05");
    expect(entries.map(({ path }) => path)).toEqual(["/stories/b", "/stories/c"]);
  });

  test("the months there are: from the oldest story that readers can see to the newest", async () => {
    expect(await loadStoryMonths(queryLake(PORT_ELLIS).client)).toEqual({
      first: "2031-04",
      last: "2031-05",
    });
    expect(await loadStoryMonths(queryLake([]).client)).toBeNull();
  });

  test("the embedded lake's plan: no more of the index is read than the month", () => {
    const params = { month: "2031-05", monthAfter: "2031-06" };
    const windows = planQuery(parse(MONTH_STORIES_QUERY, { params })).lookups.flatMap((lookup) =>
      lookup.kind === "documents" ? [lookup.window] : [],
    );
    expect(windows).toMatchObject([{ path: "publishedAt", includesMissing: false }]);
    expect(windows[0]?.bounds.from).not.toHaveLength(0);
    expect(windows[0]?.bounds.to).not.toHaveLength(0);
  });
});

describe("loadPageSitemap", () => {
  test("the site's own pages, topics and house pages; the staff's text is no page of its own", async () => {
    const page = (slug: string) => ({
      _id: `page-${slug}`,
      _type: "page",
      slug: { current: slug },
      _updatedAt: "2031-05-06T00:00:00Z",
    });
    const { entries } = await loadPageSitemap(
      queryLake([...PORT_ELLIS, page("about"), page("staff")]).client,
    );
    expect(entries).toEqual([
      { path: "/", modifiedAt: null },
      { path: "/corrections", modifiedAt: null },
      { path: "/staff", modifiedAt: null },
      { path: "/topics/harbour", modifiedAt: null },
      { path: "/topics/local", modifiedAt: null },
      { path: "/topics/world", modifiedAt: null },
      { path: "/about", modifiedAt: "2031-05-06T00:00:00Z" },
    ]);
  });
});

describe("loadNewsStories", () => {
  test("newest first, with what a news sitemap tells of them", async () => {
    const [newest] = await loadNewsStories(queryLake(PORT_ELLIS).client);
    expect(newest).toEqual({
      id: "story-world",
      slug: "far-away",
      headline: "Headline of far-away",
      publishedAt: "2031-05-03T12:00:00Z",
    });
  });
});

test("secret, held, unpublished and embargoed content: in no sitemap", async () => {
  const { client } = queryLake(PORT_ELLIS);
  const raw = JSON.stringify([
    await client.fetch<unknown>(OLDEST_STORIES_QUERY),
    await client.fetch<unknown>(MONTH_STORIES_QUERY, { month: "2031-05", monthAfter: "2031-06" }),
    await client.fetch<unknown>(NEWS_QUERY),
  ]);
  for (const secret of [...SECRETS, "not-yet", "never-published", "taken-down", "only-a-draft"]) {
    expect(raw).not.toContain(secret);
  }
});
