import { XMLParser, XMLValidator } from "fast-xml-parser";
import { expect, type TestNewsroom, test } from "./newsroomTest.ts";
import { headlineOf, portEllis } from "./portEllis.ts";

/** As feed readers and search engines use the site: by its addresses alone, without a browser. */

const STORY = "/stories/nominee-asks-russia-to-find-emails";

const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => name === "item" || name === "url",
});

async function readXml(newsroom: TestNewsroom, path: string) {
  const answer = await newsroom.get(path);
  const xml = await answer.text();
  expect(answer.status, path).toBe(200);
  expect(XMLValidator.validate(xml), path).toBe(true);
  return parser.parse(xml);
}

async function locations(newsroom: TestNewsroom, path: string): Promise<string[]> {
  const { urlset } = await readXml(newsroom, path);
  return (urlset.url ?? []).map(({ loc }: { loc: string }) => loc);
}

/** The addresses that a page names in `<link rel="alternate">`, by media type. */
function feedLinks(html: string): Map<string, string> {
  const links = html.matchAll(/<link rel="alternate" type="([^"]+)"[^>]* href="([^"]+)"/g);
  return new Map([...links].map(([, type = "", href = ""]) => [type, href]).reverse() as [string, string][]);
}

function structuredData(html: string): { readonly "@type": string; readonly [property: string]: unknown }[] {
  const [, json = "{}"] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  return JSON.parse(json)["@graph"];
}

test("the feeds of the front page: found, labelled, absolute, and unchanged when asked again", async ({
  ownNewsroom: newsroom,
}) => {
  const feeds = feedLinks(await newsroom.read("/"));
  expect([...feeds.keys()].sort()).toEqual([
    "application/atom+xml",
    "application/feed+json",
    "application/rss+xml",
  ]);
  for (const [type, url] of feeds) {
    const answer = await fetch(url, { headers: { "accept-encoding": "br" } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe(`${type}; charset=utf-8`);
    expect(answer.headers.get("cache-control")).toContain("stale-while-revalidate");
    expect(answer.headers.get("content-encoding")).toBe("br");
    const body = await answer.text();
    expect(body).toContain(url);
    expect(body).toContain("Russia, if you’re listening");

    const etag = answer.headers.get("etag") ?? "";
    const again = await fetch(url, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
    expect(again.headers.get("etag")).toBe(etag);
    expect(await again.text()).toBe("");

    const head = await fetch(url, { method: "HEAD" });
    expect(head.status).toBe(200);
    expect(head.headers.get("etag")).toBe(etag);
  }
});

test("a story published: in the feeds within two seconds, in the sitemap and among the news", async ({
  newsroom,
}) => {
  const town = portEllis("tools");
  const publishedAt = new Date(Date.now() - 60_000).toISOString();
  await newsroom.publish(...town.shared, town.statement("a"), town.story("first", ["a"], { publishedAt }));
  const feeds = [
    "/feeds/latest.rss",
    "/feeds/latest.atom",
    "/feeds/latest.json",
    "/feeds/topics/tools-harbour.rss",
  ];
  for (const path of [...feeds, "/sitemap.xml", "/news-sitemap.xml"])
    await newsroom.eventually(path, "tools-first");

  await newsroom.publish(
    town.story("second", ["a"], { publishedAt, corrections: [correction(publishedAt)] }),
  );
  await Promise.all(feeds.map((path) => newsroom.promptly(path, headlineOf("tools", "second"))));
  for (const path of ["/sitemap.xml", "/news-sitemap.xml"]) {
    await newsroom.eventually(path, "tools-second");
    const inPath = await locations(newsroom, path);
    expect(inPath).toContain(`${newsroom.siteUrl}/stories/tools-second`);
    expect(new Set(inPath).size).toBe(inPath.length);
  }
  expect(await locations(newsroom, "/news-sitemap.xml")).not.toContain(newsroom.siteUrl + STORY);

  const { channel } = (await readXml(newsroom, "/feeds/topics/tools-harbour.rss")).rss;
  expect(channel.item.map(({ guid }: { guid: { "#text": string } }) => guid["#text"])).toEqual([
    "tag:127.0.0.1,2026:tools-second",
    "tag:127.0.0.1,2026:tools-first",
  ]);
  expect(channel.item[0]["content:encoded"]).toContain("It was a Friday.");
});

function correction(at: string) {
  return {
    _type: "correction",
    _key: "c",
    at,
    kind: "correction",
    now: "Friday",
    where: "text",
    note: "It was a Friday.",
  };
}

test("a statement put on hold: its words are gone at once from every answer", async ({ newsroom }) => {
  const town = portEllis("silent");
  await newsroom.publish(
    ...town.shared,
    town.statement("secret"),
    town.statement("b"),
    town.story("story", ["secret", "b"], { publishedAt: new Date().toISOString() }),
  );
  const carrying = [
    "/stories/silent-story",
    "/",
    ...["rss", "atom", "json"].flatMap((format) => [
      `/feeds/latest.${format}`,
      `/feeds/topics/silent-harbour.${format}`,
    ]),
  ];
  for (const path of carrying) await newsroom.eventually(path, "The words of secret");

  await newsroom.publish(town.statement("secret", { status: "held" }));
  await Promise.all(carrying.map((path) => newsroom.promptly(path, { without: "The words of secret" })));
  expect(await newsroom.read("/feeds/latest.rss")).toContain("This statement is held back for now");
  expect(await newsroom.read("/feeds/latest.rss")).toContain("The words of b");
});

test("a story taken down: gone at once from feeds and sitemaps", async ({ newsroom }) => {
  const town = portEllis("withdrawn");
  const story = town.story("story", ["a"], { publishedAt: new Date().toISOString() });
  await newsroom.publish(...town.shared, town.statement("a"), story);
  const listing = [
    "/feeds/latest.rss",
    "/feeds/topics/withdrawn-harbour.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
  ];
  for (const path of listing) await newsroom.eventually(path, "withdrawn-story");
  await newsroom.lake.delete(story._id);
  await Promise.all(listing.map((path) => newsroom.promptly(path, { without: "withdrawn-story" })));
});

test("robots.txt: leads to the sitemaps, and each page that they name is there", async ({ newsroom }) => {
  const robots = await newsroom.read("/robots.txt");
  const [sitemap = "", news = ""] = [...robots.matchAll(/^Sitemap: (.+)$/gm)].map(([, url]) => url);
  expect(sitemap).toBe(`${newsroom.siteUrl}/sitemap.xml`);
  expect((await fetch(news)).status).toBe(200);
  const named = await locations(newsroom, "/sitemap.xml");
  for (const path of ["/", STORY, "/corrections", "/staff"]) expect(named).toContain(newsroom.siteUrl + path);
  for (const url of named)
    expect((await fetch(url, { method: "HEAD", redirect: "manual" })).status, url).toBe(200);
});

test("feeds and sitemaps that don't exist: 404 with the site's own document", async ({ newsroom }) => {
  for (const path of [
    "/feeds/latest.xml",
    "/feeds/other.rss",
    "/feeds/topics/no-such-topic.rss",
    "/sitemaps/1999-01.xml",
    "/sitemaps/sitemap.xml",
  ]) {
    const answer = await newsroom.get(path);
    expect(answer.status, path).toBe(404);
    expect(await answer.text(), path).toContain("There is no page at this address");
  }
});

test("a story's structured data: parses, and names every statement on the page", async ({ newsroom }) => {
  const html = await newsroom.read(STORY);
  const data = structuredData(html);
  const article = data.find((node) => node["@type"] === "NewsArticle");
  const parts = article?.hasPart as { "@id": string; spokenByCharacter: { name: string }[] }[];
  const onPage = [...html.matchAll(/<figure[^>]* id="(statement-[^"]+)"/g)].map(([, id]) => id);
  expect(onPage.length).toBeGreaterThan(0);
  expect(parts.map((part) => new URL(part["@id"]).hash.slice(1))).toEqual(onPage);
  expect(parts[0]?.spokenByCharacter[0]?.name).toBe("Donald Trump");
  expect(article).toMatchObject({
    url: newsroom.siteUrl + STORY,
    publisher: { "@type": "NewsMediaOrganization" },
  });
  expect(data.map((node) => node["@type"])).toContain("BreadcrumbList");
});

test("a story's metadata: what search engines and those who share it are told", async ({ newsroom }) => {
  const html = await newsroom.read(STORY);
  for (const expected of [
    `<link rel="canonical" href="${newsroom.siteUrl}${STORY}"/>`,
    '<meta name="robots" content="max-image-preview:large"/>',
    '<meta property="og:type" content="article"/>',
    '<meta property="og:site_name" content="Verbatim"/>',
    '<meta property="og:locale" content="en_US"/>',
    `<meta property="og:url" content="${newsroom.siteUrl}${STORY}"/>`,
    '<meta property="article:published_time" content="2016-07-27T',
    '<meta name="twitter:card" content="summary',
  ]) {
    expect(html).toContain(expected);
  }
  expect(await newsroom.read("/stories/no-such-story")).toContain('<meta name="robots" content="noindex"/>');
});

test.describe("with an address of its own", () => {
  test.use({ siteEnvironment: { SITE_URL: "https://news.example" } });

  test("every address is that of the site as readers find it, not of its build", async ({
    ownNewsroom: newsroom,
  }) => {
    const html = await newsroom.read(STORY);
    expect(html).toContain(`<link rel="canonical" href="https://news.example${STORY}"/>`);
    for (const path of [
      STORY,
      "/",
      "/feeds/latest.rss",
      "/feeds/latest.json",
      "/sitemap.xml",
      "/robots.txt",
    ]) {
      const body = await newsroom.read(path);
      expect(body, path).toContain("https://news.example");
      expect(body, path).not.toContain("//127.0.0.1");
      expect(body, path).not.toContain("//localhost");
    }
  });
});
