import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import {
  image,
  paragraph,
  source,
  span,
  statementBlock,
  story,
} from "../../components/fixtures/portEllis.ts";
import { STATEMENT_STATES } from "../../components/fixtures/statementStates.ts";
import type { Story } from "../story.ts";
import { atomFeed } from "./atomFeed.ts";
import { jsonFeed } from "./jsonFeed.ts";
import { feedEntry, type NewsFeed } from "./newsFeed.ts";
import { rssFeed } from "./rssFeed.ts";

const ORIGIN = "https://news.example";

async function feedOf(...stories: readonly Story[]): Promise<NewsFeed> {
  return {
    title: "Verbatim",
    description: "News.",
    pageUrl: `${ORIGIN}/`,
    feedUrls: {
      rss: `${ORIGIN}/feeds/latest.rss`,
      atom: `${ORIGIN}/feeds/latest.atom`,
      json: `${ORIGIN}/feeds/latest.json`,
    },
    updatedAt: "2026-03-09T10:00:00Z",
    entries: await Promise.all(stories.map((one) => feedEntry(one, ORIGIN))),
  };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  isArray: (name) => ["item", "entry", "dc:creator", "author", "category"].includes(name),
  parseTagValue: false,
  trimValues: false,
  processEntities: { enabled: true, maxTotalExpansions: 100_000, maxExpandedLength: 10_000_000 },
});

const address = z.url({ protocol: /^https$/ });
const rfc3339 = z.iso.datetime();
const rfc822 = z
  .string()
  .regex(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/);
const text = z.string().min(1);

const rssSchema = z.object({
  rss: z.object({
    "@version": z.literal("2.0"),
    channel: z.object({
      title: text,
      link: address,
      description: text,
      language: z.literal("en"),
      lastBuildDate: rfc822,
      "atom:link": z.object({
        "@rel": z.literal("self"),
        "@type": z.literal("application/rss+xml"),
        "@href": address,
      }),
      item: z.array(
        z.object({
          title: text,
          link: address,
          guid: z.object({ "@isPermaLink": z.literal("false"), "#text": z.templateLiteral(["tag:", text]) }),
          pubDate: rfc822,
          "atom:updated": rfc3339,
          "dc:creator": z.array(text),
          category: z.array(z.object({ "@domain": address, "#text": text })),
          description: text,
          "content:encoded": text,
          enclosure: z.object({
            "@url": address,
            "@type": z.string().startsWith("image/"),
            "@length": z.literal("0"),
          }),
        }),
      ),
    }),
  }),
});

const linkSchema = z.object({ "@rel": text, "@type": text, "@href": address });

const atomSchema = z.object({
  feed: z.object({
    "@xmlns": z.literal("http://www.w3.org/2005/Atom"),
    id: address,
    title: text,
    updated: rfc3339,
    link: z.array(linkSchema).min(2),
    author: z.array(z.object({ name: text })),
    entry: z.array(
      z.object({
        id: z.templateLiteral(["tag:", text]),
        title: text,
        link: z.array(linkSchema),
        published: rfc3339,
        updated: rfc3339,
        author: z.array(z.object({ name: text })),
        category: z.array(z.object({ "@term": text })),
        summary: text,
        content: z.object({ "@type": z.literal("html"), "#text": text }),
      }),
    ),
  }),
});

/** https://www.jsonfeed.org/version/1.1/, as strict as it is where it says "must". */
const jsonSchema = z.strictObject({
  version: z.literal("https://jsonfeed.org/version/1.1"),
  title: text,
  home_page_url: address,
  feed_url: address,
  description: text,
  language: z.literal("en"),
  items: z.array(
    z.strictObject({
      id: text,
      url: address,
      title: text,
      content_html: text,
      summary: text,
      image: address.optional(),
      date_published: rfc3339,
      date_modified: rfc3339,
      authors: z.array(z.strictObject({ name: text })),
      tags: z.array(text),
      attachments: z.array(z.strictObject({ url: address, mime_type: text })).optional(),
    }),
  ),
});

function parseXml<S extends z.ZodType>(xml: string, schema: S): z.output<S> {
  expect(XMLValidator.validate(xml)).toBe(true);
  return schema.parse(parser.parse(xml));
}

const whole = story({
  keyImage: image(),
  byline: ["Nora Lindqvist", "Daniel Okafor"],
  corrections: [
    {
      key: "c1",
      at: "2026-03-09T10:00:00Z",
      kind: "correction",
      was: null,
      now: "Sunday",
      where: "body",
      note: "It was Sunday.",
    },
  ],
});

describe("a feed", () => {
  test("RSS: complete, with RFC 822 dates, and the self link", async () => {
    const { channel } = parseXml(rssFeed(await feedOf(whole)), rssSchema).rss;
    expect(channel["atom:link"]["@href"]).toBe(`${ORIGIN}/feeds/latest.rss`);
    expect(channel.item[0]).toMatchObject({
      link: `${ORIGIN}/stories/bridge-report`,
      guid: { "#text": "tag:news.example,2026:story-bridge" },
      pubDate: "Sun, 08 Mar 2026 15:58:00 GMT",
      "atom:updated": "2026-03-09T10:00:00Z",
      "dc:creator": ["Nora Lindqvist", "Daniel Okafor"],
      enclosure: { "@type": "image/jpeg" },
    });
  });

  test("Atom: complete, with RFC 3339 dates, and the self link", async () => {
    const { feed } = parseXml(atomFeed(await feedOf(whole)), atomSchema);
    expect(feed.link.find((link) => link["@rel"] === "self")?.["@href"]).toBe(`${ORIGIN}/feeds/latest.atom`);
    expect(feed.entry[0]).toMatchObject({
      published: "2026-03-08T15:58:00Z",
      updated: "2026-03-09T10:00:00Z",
    });
  });

  test("JSON Feed: version 1.1, complete", async () => {
    const feed = jsonSchema.parse(JSON.parse(jsonFeed(await feedOf(whole))));
    expect(feed.items[0]?.tags).toEqual(["Town hall", "Bridge closure", "Public works"]);
  });

  test("a story at a new address: the same id", async () => {
    const [before, after] = (await feedOf(whole, { ...whole, slug: "renamed" })).entries;
    expect(after?.id).toBe(before?.id);
    expect(after?.url).not.toBe(before?.url);
  });

  test("without stories: well-formed", async () => {
    const empty = await feedOf();
    expect(XMLValidator.validate(rssFeed(empty))).toBe(true);
    expect(XMLValidator.validate(atomFeed(empty))).toBe(true);
    expect(jsonSchema.parse(JSON.parse(jsonFeed(empty))).items).toEqual([]);
  });

  test("nasty text anywhere: every format stays well-formed, and no markup of it comes alive", async () => {
    const nasty = fc
      .array(
        fc.constantFrom(
          "]]>",
          "<script>",
          "</content>",
          "&",
          "&#0;",
          '"',
          "'",
          "\u0000",
          "\u0008",
          "\uFFFF",
          "\uD800",
          "👩‍⚕️",
          "\u202E",
          "שלום",
          " ",
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((parts) => `x${parts.join("")}x`);
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (words, name) => {
        const feed = await feedOf(
          story({
            headline: words,
            standfirst: words,
            byline: [name],
            topics: [{ id: "t", title: name, slug: "t" }],
            keyImage: image({ alt: words, credit: name, caption: words }),
            dateline: name,
            body: [
              paragraph(
                "p",
                span(words, {
                  strong: true,
                  link: { href: "https://example.org/?a=1&b=%22", sourceId: null },
                }),
              ),
              statementBlock(1, { text: words, roleAtTime: name, place: name }),
            ],
          }),
        );
        const { channel } = parseXml(rssFeed(feed), rssSchema).rss;
        const { entry } = parseXml(atomFeed(feed), atomSchema).feed;
        const { items } = jsonSchema.parse(JSON.parse(jsonFeed(feed)));
        for (const html of [
          channel.item[0]?.["content:encoded"],
          entry[0]?.content["#text"],
          items[0]?.content_html,
        ]) {
          expect(html).not.toMatch(/<script|<\/content/);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe("a story's text", () => {
  const htmlOf = async (parts: Partial<Story>) => (await feedEntry(story(parts), ORIGIN)).html;
  const read = async (parts: Partial<Story>) =>
    (await htmlOf(parts))
      .replace(/<[^>]+>/g, "\n")
      .split("\n")
      .filter((line) => line.trim() !== "")
      .join("\n");

  test("a statement: words, speaker, role, where and when, check and source", async () => {
    const html = await htmlOf({ body: [statementBlock(1)] });
    expect(html).toContain(
      '<blockquote cite="https://example.org/video"><p>“We will publish the inspection report in full.”</p></blockquote>',
    );
    expect(html).toContain("<p><b>Ana Reyes</b>, Mayor of Port Ellis</p>");
    expect(html).toContain("<p>Said: Press conference, Port Ellis, March 8, 2026, 11:05\u00A0am EDT.</p>");
    expect(html).toContain("<p>Checked: Word for word against a transcript and the recording.</p>");
    expect(html).toContain('<a href="https://example.org/video">Source</a>');
  });

  test.each(STATEMENT_STATES)(
    "a statement: $title: nothing undefined, every link absolute",
    async ({ statement, excerpt }) => {
      const html = await htmlOf({ body: [statementBlock(1, statement, excerpt ?? null)] });
      expect(html).not.toMatch(/undefined|null|\[object/);
      for (const [, href = ""] of html.matchAll(/(?:href|src|cite)="([^"]*)"/g))
        expect(URL.canParse(href), href).toBe(true);
    },
  );

  test("an unnamed speaker and what is not recorded: said as on the page", async () => {
    const words = await read({
      body: [
        statementBlock(1, {
          speaker: {
            kind: "unnamed",
            description: "an engineer",
            reason: "Fears for the job",
            editorsWhoKnow: 0,
          },
          medium: "interview",
          place: null,
          saidAt: { date: null, precision: "unknown", bound: "exact", zone: null },
          sources: [],
        }),
      ],
    });
    for (const line of [
      "Speaker not named",
      "Unnamed\n, an engineer",
      "Said: Interview. Date, time and place not recorded.",
      "Unnamed: Fears for the job. Which editors know who it is is not recorded.",
      "Record: No public source.",
    ]) {
      expect(words).toContain(line);
    }
  });

  test("a withdrawn statement and a translation: said before the words", async () => {
    const html = await htmlOf({
      body: [
        statementBlock(1, {
          status: "withdrawn",
          statusNote: "On Monday",
          original: { text: "Да", language: "ru" },
          check: { state: "translated", against: ["recording"], note: null, at: null },
        }),
      ],
    });
    expect(html).toMatch(/Withdrawn by the speaker · Translated from Russian<\/p><blockquote/);
    expect(html).toContain('<p>Original: <span lang="ru">«Да»</span></p>');
    expect(html).toContain("<p>Withdrawn: On Monday.</p>");
  });

  test("a held statement: that it is held, and not a word or the id of it", async () => {
    const words = await htmlOf({
      body: [{ type: "heldStatement", key: "h", number: 1, isRepeated: false, statementId: "secret-id" }],
    });
    expect(words).toContain("This statement is held back for now");
    expect(words).not.toContain("secret-id");
  });

  test("threads: to the page that carries the other statement", async () => {
    const html = await htmlOf({
      body: [
        statementBlock(1, {
          replies: [
            {
              relation: "denies",
              statementId: "other",
              speakerName: "Tom Ash",
              saidAt: { date: "2026-03-06", precision: "day", bound: "exact", zone: null },
              storySlug: "elsewhere",
            },
          ],
        }),
      ],
    });
    expect(html).toContain(
      `Denies a statement by <a href="${ORIGIN}/stories/elsewhere#statement-other">Tom Ash, March 6, 2026</a>`,
    );
  });

  test("running: the newest update first, each linked at its address, and the body last", async () => {
    const newer = (key: string, hour: number, isKey: boolean): Story["updates"][number] => ({
      key,
      at: { date: `2026-03-08T${hour}:00:00Z`, precision: "minute", bound: "exact", zone: null },
      atNote: null,
      headline: `Of ${hour} hours`,
      body: [],
      author: null,
      isKey,
    });
    const running = {
      coverage: "running",
      body: [paragraph("p", "The text.")],
      updates: [newer("u1", 17, false), newer("u2", 18, true)],
    } as const;
    expect(await read(running)).toBe(
      [
        "2:00\u00A0pm",
        " — Key update: Of 18 hours",
        "1:00\u00A0pm",
        " — Update: Of 17 hours",
        "The story",
        "Port Ellis — The text.",
      ].join("\n"),
    );
    expect(await htmlOf(running)).toContain(
      `<a href="${ORIGIN}/stories/bridge-report#update-u2">2:00\u00A0pm</a>`,
    );
    expect((await feedEntry(story(running), ORIGIN)).updatedAt).toBe("2026-03-08T18:00:00Z");
  });

  test("updates, corrections, how we know and sources: after the text, in this order", async () => {
    const words = await read({
      body: [paragraph("p", "The text.")],
      updates: [
        {
          key: "u1",
          at: { date: "2026-03-08T17:00:00Z", precision: "minute", bound: "exact", zone: null },
          atNote: null,
          headline: "The council answers",
          body: [paragraph("u", "The chair spoke.")],
          author: "Nora Lindqvist",
          isKey: false,
        },
      ],
      corrections: whole.corrections,
      howWeKnow: [paragraph("h", "We were there.")],
      sources: [{ source: source(), statementNumbers: [1], inText: false }],
    });
    expect(words).toBe(
      [
        "Port Ellis — The text.",
        "1:00\u00A0pm",
        " — Update: The council answers",
        "The chair spoke.",
        "By Nora Lindqvist",
        "Correction March 9, 2026, 6:00\u00A0am EDT",
        "It was Sunday.",
        "How we know",
        "We were there.",
        "Sources for this story",
        "Press conference, full video",
        ". Port Ellis Public Access. Supports statement 1. ",
        "Archived copy",
      ].join("\n"),
    );
  });
});
