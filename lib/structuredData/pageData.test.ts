import { describe, expect, test } from "vitest";
import {
  anaReyes,
  bridgeTrust,
  engineer,
  image,
  paragraph,
  source,
  statementBlock,
  story,
  tomAsh,
} from "../../components/fixtures/portEllis.ts";
import type { Correction, Statement } from "../statement.ts";
import type { Block, Story, Update } from "../story.ts";
import { collectionGraph, frontPageGraph, housePageGraph, storyGraph } from "./pageData.ts";
import type { Site } from "./site.ts";

const site: Site = {
  origin: "https://news.example",
  housePages: ["how-we-check", "corrections-policy", "about"],
};
const URL_OF_STORY = "https://news.example/stories/bridge-report";

interface Node {
  readonly "@type": string;
  readonly [property: string]: unknown;
}

/** As a machine reads it: JSON, in which nothing undefined is left. */
function nodes(graph: object): readonly Node[] {
  const read = JSON.parse(JSON.stringify(graph));
  expect(read["@context"]).toBe("https://schema.org");
  return read["@graph"];
}

function nodeOf(type: string, graph: object): Node {
  const found = nodes(graph).find((node) => node["@type"] === type);
  if (found === undefined) throw new Error(`The graph has no ${type}.`);
  return found;
}

const article = (parts: Partial<Story> = {}) => nodeOf("NewsArticle", storyGraph(story(parts), site));
const quotation = (parts: Partial<Statement>) => article({ body: [statementBlock(1, parts)] }).hasPart;

const correction = (parts: Partial<Correction> = {}): Correction => ({
  key: "c1",
  at: "2026-03-09T10:00:00Z",
  kind: "correction",
  was: "Monday",
  now: "Sunday",
  where: "first paragraph",
  note: "An earlier version named the wrong day.",
  ...parts,
});

const update = (parts: Partial<Update> = {}): Update => ({
  key: "u1",
  at: { date: "2026-03-08T17:00:00Z", precision: "minute", bound: "exact", zone: null },
  atNote: null,
  headline: "The council answers",
  body: [paragraph("p", "The chair spoke.")],
  author: "Nora Lindqvist",
  isKey: false,
  ...parts,
});

describe("storyGraph", () => {
  test("a story: what Google and schema.org ask of a news article", () => {
    expect(article({ keyImage: image() })).toMatchObject({
      headline: "Mayor says she will publish the bridge report",
      description: "The council had asked for it twice.",
      url: URL_OF_STORY,
      mainEntityOfPage: URL_OF_STORY,
      datePublished: "2026-03-08T15:58:00Z",
      dateModified: "2026-03-08T15:58:00Z",
      inLanguage: "en",
      articleSection: "Town hall",
      keywords: ["Bridge closure", "Public works"],
      author: [
        { "@type": "Person", name: "Nora Lindqvist" },
        { "@type": "Person", name: "Daniel Okafor" },
      ],
      image: { "@type": "ImageObject", url: expect.stringMatching(/^https:\/\/news\.example\/images\//) },
    });
  });

  test("a story signed by the newsroom: an organisation as its author", () => {
    expect(article({ byline: ["Verbatim staff"] }).author).toMatchObject([{ "@type": "Organization" }]);
  });

  test("the publisher: those of its policies that have a page", () => {
    const { publisher } = article();
    expect(publisher).toMatchObject({
      "@type": "NewsMediaOrganization",
      verificationFactCheckingPolicy: "https://news.example/how-we-check",
      correctionsPolicy: "https://news.example/corrections-policy",
    });
    expect(publisher).not.toHaveProperty("unnamedSourcesPolicy");
  });

  test("a correction and a corrected spelling: both told, the first alone a modification", () => {
    const corrected = article({
      corrections: [correction(), correction({ key: "c2", kind: "refile", at: "2026-03-10T10:00:00Z" })],
    });
    expect(corrected.dateModified).toBe("2026-03-09T10:00:00Z");
    expect(corrected.correction).toMatchObject([
      {
        "@type": "CorrectionComment",
        datePublished: "2026-03-09T10:00:00Z",
        url: `${URL_OF_STORY}#correction-c1`,
      },
      { name: "Spelling corrected" },
    ]);
  });

  test("sources and how we know: cited, and the backstory", () => {
    const cited = article({
      sources: [{ source: source(), statementNumbers: [1], inText: false }],
      howWeKnow: [paragraph("h", "We were ", "there.")],
    });
    expect(cited.citation).toMatchObject([
      { "@type": "CreativeWork", name: "Press conference, full video", url: "https://example.org/video" },
    ]);
    expect(cited.backstory).toBe("We were there.");
  });

  test("a statement: its words, speaker, place, day and source, at its own address", () => {
    expect(quotation({})).toEqual([
      {
        "@type": "Quotation",
        "@id": `${URL_OF_STORY}#statement-reyes-2026-03-08-report`,
        url: `${URL_OF_STORY}#statement-reyes-2026-03-08-report`,
        text: "We will publish the inspection report in full.",
        inLanguage: "en",
        spokenByCharacter: [{ "@type": "Person", name: "Ana Reyes", description: "Mayor of Port Ellis" }],
        dateCreated: "2026-03-08T15:05:00Z",
        locationCreated: { "@type": "Place", name: "Port Ellis" },
        isBasedOn: [{ "@id": `${URL_OF_STORY}#source-src-press-conference` }],
      },
    ]);
  });

  test("a moment known by its limit, no place, no source: left out", () => {
    const [bare] = quotation({
      saidAt: { date: "2026-03-08T15:05:00Z", precision: "minute", bound: "by", zone: null },
      place: null,
      sources: [],
    }) as Node[];
    for (const property of ["dateCreated", "locationCreated", "isBasedOn"])
      expect(bare).not.toHaveProperty(property);
  });

  test("an unnamed speaker: described, and no name", () => {
    expect(quotation({ speaker: engineer, roleAtTime: null })).toMatchObject([
      {
        spokenByCharacter: [
          { "@type": "Person", description: "Engineer who worked on the bridge inspection" },
        ],
      },
    ]);
    expect(JSON.stringify(quotation({ speaker: engineer }))).not.toContain('"name":"Unnamed');
  });

  test("a translation: the original with its language", () => {
    expect(quotation({ original: { text: "«Да»", language: "ru" } })).toMatchObject([
      { translationOfWork: { "@type": "Quotation", text: "«Да»", inLanguage: "ru" } },
    ]);
  });

  test("an exchange: each speaker once, and each turn with its own", () => {
    const turns = [anaReyes, tomAsh, anaReyes].map((speaker, index) => ({
      speaker,
      roleAtTime: null,
      text: `Turn ${index}.`,
    }));
    expect(quotation({ turns })).toMatchObject([
      {
        spokenByCharacter: [{ name: "Ana Reyes" }, { name: "Tom Ash" }],
        hasPart: [{ text: "Turn 0." }, { spokenByCharacter: { name: "Tom Ash" } }, {}],
      },
    ]);
  });

  test("a paraphrase: no quotation", () => {
    const [part] = quotation({
      speaker: bridgeTrust,
      check: { state: "paraphrase", against: [], note: null, at: null },
    }) as Node[];
    expect(part).toMatchObject({ "@type": "CreativeWork", creator: [{ "@type": "Organization" }] });
    expect(part).not.toHaveProperty("text");
  });

  test("a held statement: nothing, not even its id", () => {
    const held: Block = {
      type: "heldStatement",
      key: "h",
      number: 1,
      isRepeated: false,
      statementId: "secret-id",
    };
    const live = { coverage: "running", updates: [update({ body: [held] })] } as const;
    const graph = storyGraph(story({ body: [held], ...live }), site);
    expect(JSON.stringify(graph)).not.toContain("secret-id");
    expect(nodeOf("NewsArticle", graph)).not.toHaveProperty("hasPart");
  });

  test("running coverage: each update with its own headline, time and text", () => {
    const graph = storyGraph(
      story({
        coverage: "ended",
        coverageStart: { date: "2026-03-08T15:00:00Z", precision: "minute", bound: "exact", zone: null },
        coverageEnd: { date: "2026-03-08", precision: "day", bound: "exact", zone: null },
        updates: [
          update(),
          update({
            key: "u2",
            at: { date: null, precision: "unknown", bound: "exact", zone: null },
            author: "Verbatim staff",
          }),
        ],
      }),
      site,
    );
    const live = nodeOf("LiveBlogPosting", graph);
    expect(live).toMatchObject({
      coverageStartTime: "2026-03-08T15:00:00Z",
      coverageEndTime: "2026-03-08",
      dateModified: "2026-03-08T17:00:00Z",
    });
    expect(live.liveBlogUpdate).toMatchObject([
      {
        "@type": "BlogPosting",
        url: `${URL_OF_STORY}#update-u1`,
        headline: "The council answers",
        datePublished: "2026-03-08T17:00:00Z",
        articleBody: "The chair spoke.",
        author: { name: "Nora Lindqvist" },
      },
      { url: `${URL_OF_STORY}#update-u2`, author: { "@type": "Organization" } },
    ]);
    expect((live.liveBlogUpdate as Node[])[1]).not.toHaveProperty("datePublished");
  });

  test("a story without updates: no live coverage", () => {
    expect(nodes(storyGraph(story(), site)).map((node) => node["@type"])).toEqual([
      "NewsArticle",
      "BreadcrumbList",
    ]);
  });

  test("the way to a story: front page, section, story", () => {
    expect(nodeOf("BreadcrumbList", storyGraph(story(), site)).itemListElement).toMatchObject([
      { position: 1, name: "Front page", item: "https://news.example/" },
      { position: 2, name: "Town hall", item: "https://news.example/topics/town-hall" },
      { position: 3, item: URL_OF_STORY },
    ]);
  });
});

describe("other pages", () => {
  test("the front page: the site and the newsroom behind it", () => {
    expect(nodes(frontPageGraph(site)).map((node) => node["@type"])).toEqual([
      "WebSite",
      "NewsMediaOrganization",
    ]);
  });

  test("a list: its entries in order", () => {
    const page = { title: "Harbour", description: "", path: "/topics/harbour" };
    const graph = collectionGraph(page, [{ headline: "First", path: "/stories/first" }], site);
    expect(nodeOf("CollectionPage", graph)).toMatchObject({
      url: "https://news.example/topics/harbour",
      mainEntity: {
        itemListElement: [{ position: 1, name: "First", url: "https://news.example/stories/first" }],
      },
    });
  });

  test.each([
    ["about", "AboutPage"],
    ["contact", "ContactPage"],
    ["how-we-check", "WebPage"],
  ])("the house page %s: %s", (slug, type) => {
    const page = { title: "A page", description: "What it says.", path: `/${slug}` };
    expect(nodeOf(type, housePageGraph(page, site)).name).toBe("A page");
  });
});

test("every page: types throughout, absolute addresses, real dates, nothing empty", () => {
  const whole = story({
    keyImage: image(),
    body: [statementBlock(1, { corrections: [correction()] })],
    corrections: [correction()],
    coverage: "running",
    updates: [update()],
    sources: [{ source: source(), statementNumbers: [1], inText: false }],
  });
  const page = { title: "About", description: "What it says.", path: "/about" };
  for (const graph of [
    storyGraph(whole, site),
    frontPageGraph(site),
    collectionGraph(page, [{ headline: "First", path: "/stories/first" }], site),
    housePageGraph(page, site),
  ]) {
    for (const node of nodes(graph)) checkNode(node);
  }
});

const ADDRESSES = /^(url|@id|item|logo|archivedAt|mainEntityOfPage|masthead|.*(Policy|Principles))$/;
const DATES = /^(date[A-Z].*|coverage.*Time)$/;

/** What a structured data checker would find wrong whatever the type; names of types and properties are checked by the compiler. */
function checkNode(node: object): void {
  expect(Object.hasOwn(node, "@type") || Object.keys(node).join() === "@id").toBe(true);
  for (const [property, value] of Object.entries(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      expect(item, property).not.toBeNull();
      expect(item, property).not.toBe("");
      if (typeof item === "object") checkNode(item);
      else if (ADDRESSES.test(property)) expect(new URL(item).protocol, property).toBe("https:");
      else if (DATES.test(property)) expect(Date.parse(item), property).not.toBeNaN();
    }
    if (Array.isArray(value)) expect(value, property).not.toHaveLength(0);
  }
}
