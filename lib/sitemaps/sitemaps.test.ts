import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { isNews, newsSitemap } from "./newsSitemap.ts";
import { robots } from "./robots.ts";
import { monthsIn, sitemap, sitemapIndex, storyMonths } from "./sitemap.ts";

const ORIGIN = "https://news.example";
const NOW = new Date("2031-06-01T00:00:00Z");

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  isArray: (name) => name === "url" || name === "sitemap",
  parseTagValue: false,
});

const address = z.url({ protocol: /^https$/ });
const namespace = z.literal("http://www.sitemaps.org/schemas/sitemap/0.9");

const sitemapSchema = z.object({
  urlset: z.strictObject({
    "@xmlns": namespace,
    url: z.array(z.strictObject({ loc: address, lastmod: z.iso.datetime().optional() })).optional(),
  }),
});

const indexSchema = z.object({
  sitemapindex: z.strictObject({ "@xmlns": namespace, sitemap: z.array(z.strictObject({ loc: address })) }),
});

const newsSchema = z.object({
  urlset: z.strictObject({
    "@xmlns": namespace,
    "@xmlns:news": z.literal("http://www.google.com/schemas/sitemap-news/0.9"),
    url: z
      .array(
        z.strictObject({
          loc: address,
          "news:news": z.strictObject({
            "news:publication": z.strictObject({
              "news:name": z.literal("Verbatim"),
              "news:language": z.literal("en"),
            }),
            "news:publication_date": z.iso.datetime(),
            "news:title": z.string().min(1),
          }),
        }),
      )
      .optional(),
  }),
});

function parse<S extends z.ZodType>(xml: string, schema: S): z.output<S> {
  expect(XMLValidator.validate(xml)).toBe(true);
  return schema.parse(parser.parse(xml));
}

describe("sitemap", () => {
  test("pages: absolute addresses, and the last change where it is known", () => {
    const xml = sitemap(
      [
        { path: "/", modifiedAt: null },
        { path: "/stories/a", modifiedAt: "2031-05-01T10:00:00Z" },
      ],
      ORIGIN,
    );
    expect(parse(xml, sitemapSchema).urlset.url).toEqual([
      { loc: "https://news.example/" },
      { loc: "https://news.example/stories/a", lastmod: "2031-05-01T10:00:00Z" },
    ]);
  });

  test("the index: names every sitemap", () => {
    const xml = sitemapIndex(["/sitemaps/pages.xml", "/sitemaps/2031-05.xml"], ORIGIN);
    expect(parse(xml, indexSchema).sitemapindex.sitemap.map(({ loc }) => loc)).toEqual([
      "https://news.example/sitemaps/pages.xml",
      "https://news.example/sitemaps/2031-05.xml",
    ]);
  });

  test("months with stories: each once, over the turn of years", () => {
    expect(monthsIn(storyMonths("2030-11-30T23:59:59Z", "2031-02-01T00:00:00Z"))).toEqual([
      "2030-11",
      "2030-12",
      "2031-01",
      "2031-02",
    ]);
    expect(monthsIn(storyMonths("2031-05-01T00:00:00Z", "2031-05-31T23:59:59Z"))).toEqual(["2031-05"]);
  });
});

describe("news", () => {
  const story = (slug: string, publishedAt: string, headline = `Headline of ${slug}`) => ({
    slug,
    publishedAt,
    headline,
  });

  test("two days: in it; a second more: not", () => {
    const stories = [story("new", "2031-05-30T00:00:00Z"), story("old", "2031-05-29T23:59:59Z")];
    expect(stories.filter(({ publishedAt }) => isNews(publishedAt, NOW)).map(({ slug }) => slug)).toEqual([
      "new",
    ]);
  });

  test("no news: an empty list", () => {
    expect(parse(newsSitemap([], ORIGIN), newsSchema).urlset.url).toBeUndefined();
  });

  test("a headline with marks of the syntax: read back whole", () => {
    const headline = `AT&T <b>"no"</b> ]]> 👩‍⚕️`;
    const xml = newsSitemap([story("a", "2031-05-31T00:00:00Z", headline)], ORIGIN);
    expect(parse(xml, newsSchema).urlset.url?.[0]?.["news:news"]["news:title"]).toBe(headline);
  });
});

test("robots: names both sitemaps by their absolute addresses", () => {
  expect(robots(ORIGIN).split("\n")).toEqual(
    expect.arrayContaining([
      "Sitemap: https://news.example/sitemap.xml",
      "Sitemap: https://news.example/news-sitemap.xml",
    ]),
  );
});
