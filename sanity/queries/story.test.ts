import fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Block } from "../../lib/story.ts";
import { statementCounts, storyStatements } from "../../lib/storyStatements.ts";
import type { Damage } from "./damage.ts";
import { injuries, mutilate } from "./fixtures/mutilate.ts";
import {
  article,
  FERRY,
  FERRY_IMAGE,
  GREY_LQIP,
  PORT_ELLIS,
  paragraph,
  quote,
  ref,
  SECRETS,
  type StoredDocument,
  source,
  statement,
} from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import { CONNECTED_STATEMENTS_QUERY, RELATED_STORIES_QUERY } from "./related.ts";
import { DamagedStoryError, loadStory, parseStory, STORY_QUERY } from "./story.ts";

fc.configureGlobal({ seed: 20310501 });

const SLUG = "ferry-will-not-sail";

afterEach(() => vi.restoreAllMocks());

/** The fixtures with some documents replaced or added. */
function withDocuments(...documents: StoredDocument[]): StoredDocument[] {
  return [...new Map([...PORT_ELLIS, ...documents].map((document) => [document._id, document])).values()];
}

async function load(slug: string, documents: readonly StoredDocument[] = PORT_ELLIS) {
  const damages: Damage[] = [];
  const loaded = await loadStory(queryLake(documents).client, slug, {
    warn: (damage) => damages.push(damage),
  });
  return { loaded, damages };
}

async function found(slug: string, documents: readonly StoredDocument[] = PORT_ELLIS) {
  const { loaded, damages } = await load(slug, documents);
  if (loaded === null) throw new Error(`${slug} is missing`);
  return { ...loaded, damages, statements: storyStatements(loaded.story) };
}

/** The fixtures, with a reply in the ferry's story to a statement that stands in another story alone. */
function withReplyToUnseen(story: Readonly<Record<string, unknown>>): StoredDocument[] {
  const okoro = PORT_ELLIS.find(({ _id }) => _id === "okoro-safe");
  return withDocuments(
    { _id: "unseen", _type: "person", name: "SECRET-UNSEEN", slug: { current: "unseen" } },
    quote("unseen-words", "SECRET-UNSEEN", { speaker: ref("unseen") }),
    article("story-unseen", "unseen", { body: [statement("s", "unseen-words")], ...story }),
    quote("okoro-safe", "She is safe.", {
      ...okoro,
      replies: [
        { _key: "r1", kind: "contradicts", quote: ref("vane-no-sailing") },
        { _key: "r2", kind: "denies", quote: ref("unseen-words") },
      ],
    }),
  );
}

function readable(blocks: ReturnType<typeof storyStatements>) {
  return blocks.flatMap((block) => (block.type === "statement" ? [block.statement] : []));
}

async function rawStory(documents: readonly StoredDocument[] = PORT_ELLIS): Promise<unknown> {
  return queryLake(documents).client.fetch(STORY_QUERY, { slug: SLUG });
}

function hrefs(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) =>
    "spans" in block ? block.spans.flatMap(({ link }) => (link ? [link.href] : [])) : [],
  );
}

describe("loadStory", () => {
  test("an undamaged story: every part, and not a warning", async () => {
    const { story, damages } = await found(SLUG);
    expect(damages).toEqual([]);
    expect(story).toMatchObject({
      id: "story-ferry",
      byline: ["Ines Holm", "Teo Brandt"],
      section: { id: "topic-local", title: "Local", slug: "local" },
      dateline: "Port Ellis",
      zone: "America/Halifax",
      keyImage: {
        assetId: FERRY_IMAGE,
        url: `/images/verbatim/production/${"0123456789".repeat(4)}-1600x900.jpg`,
        width: 1600,
        height: 900,
        lqip: GREY_LQIP,
        crop: { top: 0, bottom: 0.1, left: 0, right: 0 },
        hotspot: { x: 0.7, y: 0.4, width: 0.2, height: 0.2 },
        credit: "Lio Santos",
      },
      coverage: "ended",
      publishedAt: "2031-05-01T12:00:00Z",
      corrections: [{ key: "k1", was: "33,000", now: "30,000" }],
    });
    expect(story.body.map(({ type }) => type)).toEqual([
      "paragraph",
      "statement",
      "heading",
      "update",
      "heldStatement",
      "list",
      "list",
      "image",
      "statement",
    ]);
    expect(story.howWeKnow).toHaveLength(1);
  });

  test("statements: numbered as a reader meets them, those of a placed update and held ones among them", async () => {
    const { statements } = await found(SLUG);
    expect(statements.map((block) => [block.number, block.type])).toEqual([
      [1, "statement"],
      [2, "statement"],
      [3, "heldStatement"],
      [4, "statement"],
    ]);
    expect(readable(statements).map(({ id }) => id)).toEqual([
      "vane-no-sailing",
      "okoro-safe",
      "crew-unnamed",
    ]);
  });

  test("a statement that stands twice: one number, counted and listed once", async () => {
    const body = [
      statement("a", "vane-no-sailing"),
      statement("b", "okoro-safe"),
      statement("c", "vane-no-sailing"),
    ];
    const { story, statements } = await found(
      "twice",
      withDocuments(article("story-twice", "twice", { body })),
    );
    expect(story.body).toMatchObject([
      { number: 1, isRepeated: false },
      { number: 2, isRepeated: false },
      { number: 1, isRepeated: true },
    ]);
    expect(statements.map(({ number }) => number)).toEqual([1, 2]);
    expect(statementCounts(story).quoted).toBe(2);
  });

  test("an update that the body doesn't place: in the list, its statements numbered after the body's", async () => {
    const updates = [
      {
        _key: "u1",
        _type: "update",
        at: { precision: "unknown" },
        headline: "Loose",
        isKey: true,
        body: [statement("a", "okoro-safe")],
      },
    ];
    const body = [statement("b", "vane-no-sailing")];
    const { story, statements } = await found(
      "loose",
      withDocuments(article("story-loose", "loose", { body, updates })),
    );
    expect(story.updates.map(({ headline, isKey }) => ({ headline, isKey }))).toEqual([
      { headline: "Loose", isKey: true },
    ]);
    expect(statements.map(({ number }) => number)).toEqual([1, 2]);
  });

  test("marks and links: to a source, to an address, to the archive where the source is gone", async () => {
    const { story } = await found(SLUG);
    const [first] = story.body;
    expect(first?.type === "paragraph" && first.spans.map(({ link }) => link)).toEqual([
      null,
      { href: "https://council.port-ellis.example/src-quay-recording", sourceId: "src-quay-recording" },
      null,
      { href: "https://port-ellis.example/ferry", sourceId: null },
      { href: "https://archive.example/src-timetable", sourceId: "src-timetable" },
    ]);
    expect(
      first?.type === "paragraph" && first.spans.map(({ strong, emphasis }) => [strong, emphasis]),
    ).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [false, false],
      [false, false],
    ]);
  });

  test("lists: items nest by level, another kind begins another list", async () => {
    const { story } = await found(SLUG);
    const lists = story.body.flatMap((block) => (block.type === "list" ? [block] : []));
    expect(lists.map(({ ordered, items }) => [ordered, items.map(({ key }) => key)])).toEqual([
      [false, ["i1", "i3"]],
      [true, ["i4"]],
    ]);
    expect(lists[0]?.items[0]?.children.map(({ key }) => key)).toEqual(["i2"]);
  });

  test("sources: by the statements they support, then those that only the text links to", async () => {
    const { story } = await found(SLUG);
    expect(
      story.sources.map(({ source: { id, url }, statementNumbers, inText }) => [
        id,
        url,
        statementNumbers,
        inText,
      ]),
    ).toEqual([
      ["src-quay-recording", "https://council.port-ellis.example/src-quay-recording", [1, 2, 4], true],
      ["src-timetable", null, [], true],
    ]);
  });

  test("threads: tied both ways, within the story and with statements elsewhere", async () => {
    const { statements } = await found(SLUG);
    const [vane, okoro] = readable(statements);
    expect(
      vane?.repliedBy.map(({ statementId, relation, speakerName, storySlug }) => [
        statementId,
        relation,
        speakerName,
        storySlug,
      ]),
    ).toEqual([
      ["okoro-safe", "contradicts", "Dele Okoro", SLUG],
      ["ferries-refund", "replies-to", "Ellis Ferries", "company-refunds-tickets"],
    ]);
    expect(okoro?.replies.map(({ statementId, storySlug }) => [statementId, storySlug])).toEqual([
      ["vane-no-sailing", SLUG],
    ]);
  });

  test("a reply whose target stands in another story: knows that story", async () => {
    const { statements } = await found("company-refunds-tickets");
    expect(readable(statements)[0]?.replies).toMatchObject([
      { statementId: "vane-no-sailing", speakerName: "Mara Vane", storySlug: SLUG },
    ]);
  });

  test.each([
    ["an embargoed story", { publishAt: "2099-01-01T00:00:00Z" }],
    ["an unpublished story", { publishedAt: undefined }],
  ])("a reply to what stands only in %s: not a word of it, nor its speaker's name", async (_, fields) => {
    const { client, asked } = queryLake(withReplyToUnseen(fields));
    const whole = await loadStory(client, SLUG);
    expect(asked).toHaveLength(3);
    expect(JSON.stringify(whole?.story)).not.toContain("SECRET-UNSEEN");
    expect(JSON.stringify(whole?.story.body)).toContain('"relation":"contradicts"');
  });

  test("a reply to what stands in another published story: named, and left out without connections", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const documents = withReplyToUnseen({});
    expect(JSON.stringify((await found(SLUG, documents)).story)).toContain("SECRET-UNSEEN");
    const { client } = queryLake(documents, (query, result) => {
      if (query === RELATED_STORIES_QUERY) throw new Error("backend down");
      return result;
    });
    const alone = await loadStory(client, SLUG);
    expect(JSON.stringify(alone?.story)).not.toContain("SECRET-UNSEEN");
  });

  test("related: the editor's pick first, the banned and the embargoed absent", async () => {
    const { story } = await found(SLUG);
    expect(story.related?.map(({ slug, reason }) => [slug, reason.kind])).toEqual([
      ["crew-on-strike", "pick"],
      ["company-refunds-tickets", "replies"],
    ]);
  });

  test("related from the other end of a pick: later in this story", async () => {
    const strike = article("story-strike", "crew-on-strike", { topics: [] });
    const { story } = await found("crew-on-strike", withDocuments(strike));
    expect(story.related?.[0]).toMatchObject({
      slug: SLUG,
      reason: { kind: "continues", label: "Later in this story" },
    });
  });

  test("ids: every document on the page, held and answering ones too", async () => {
    const { ids } = await found(SLUG);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining([
        "story-ferry",
        "topic-local",
        "topic-harbour",
        "ines-holm",
        "vane-no-sailing",
        "mara-vane",
        "ev-quay-briefing",
        "src-quay-recording",
        "src-gazette",
        "src-timetable",
        "okoro-safe",
        "held-words",
        "crew-unnamed",
        "ferries-refund",
        "org-ferries",
        "story-refund",
        "story-strike",
        FERRY_IMAGE,
      ]),
    );
    expect(ids).not.toContain("identity");
  });

  test("relationKeys: what another story or statement may share with this one, its section not among it", async () => {
    const { relationKeys } = await found(SLUG);
    expect(relationKeys.toSorted()).toEqual(
      [
        "story-ferry",
        "vane-no-sailing",
        "okoro-safe",
        "held-words",
        "crew-unnamed",
        "mara-vane",
        "dele-okoro",
        "ev-quay-briefing",
        "src-quay-recording",
        "topic-harbour",
        "story-strike",
      ].toSorted(),
    );
  });

  test("secret, held, unpublished and embargoed content: nowhere in what is loaded", async () => {
    const everything = JSON.stringify([await found(SLUG), await rawStory()]);
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  });

  test("an unnamed speaker: described, with the number of editors who know; an identity stored beside is not read", async () => {
    const { statements } = await found(SLUG);
    expect(readable(statements)[2]?.speaker).toEqual({
      kind: "unnamed",
      description: "a member of the crew who was on board",
      reason: "The speaker fears for the job.",
      editorsWhoKnow: 2,
    });
  });

  test("the words before editing: only where the check says edited", async () => {
    const unedited = "Um.";
    const { statements } = await found(
      SLUG,
      withDocuments(quote("okoro-safe", "She is safe.", { unedited })),
    );
    expect(readable(statements).map((one) => one.unedited)).toEqual([
      null,
      null,
      "Nobody, er, asked the crew.",
    ]);
  });

  test("a status nobody knows: treated as not for readers", async () => {
    const documents = withDocuments(quote("okoro-safe", "SECRET-STATUS", { status: "embargoed" }));
    const { story, statements } = await found(SLUG, documents);
    expect(readable(statements).map(({ id }) => id)).not.toContain("okoro-safe");
    expect(JSON.stringify(story)).not.toContain("SECRET-STATUS");
  });

  test.each(["nowhere", "not-yet", "not-yet-before", "never-published", "only-a-draft", "taken-down"])(
    "%s: missing",
    async (slug) => {
      expect((await load(slug)).loaded).toBeNull();
    },
  );

  test("an embargo that has passed: found", async () => {
    const documents = withDocuments(
      article("story-embargo", "not-yet", { publishAt: "2031-05-31T23:59:59Z" }),
    );
    expect((await load("not-yet", documents)).loaded).not.toBeNull();
  });
});

describe("connections in time", () => {
  test.each([
    ["statements", CONNECTED_STATEMENTS_QUERY],
    ["stories", RELATED_STORIES_QUERY],
  ])(
    "the query for connected %s fails: the story without related coverage, logged, its own threads intact",
    async (_, failing) => {
      const log = vi.spyOn(console, "warn").mockImplementation(() => undefined);
      const { client } = queryLake(PORT_ELLIS, (query, result) => {
        if (query === failing) throw new Error("backend down");
        return result;
      });
      const loaded = await loadStory(client, SLUG);
      const story = loaded?.story;
      expect(story?.related).toBeNull();
      expect(log).toHaveBeenCalledWith(expect.stringContaining("story-ferry"));
      const [vane] = story ? readable(storyStatements(story)) : [];
      expect(vane?.repliedBy.map(({ statementId }) => statementId)).toEqual(["okoro-safe"]);
    },
  );

  test("a secondary query that never answers: given up when the budget is spent", async () => {
    const log = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const { client } = queryLake(PORT_ELLIS, (query, result) =>
      query === CONNECTED_STATEMENTS_QUERY ? new Promise(() => undefined) : result,
    );
    const loaded = await loadStory(client, SLUG, { budgetMs: 20 });
    expect(loaded?.story.related).toBeNull();
    expect(log).toHaveBeenCalledWith(expect.stringContaining("20 ms"));
  });

  test("the main query fails: its error, unchanged", async () => {
    const down = new Error("backend down");
    const { client } = queryLake(PORT_ELLIS, () => {
      throw down;
    });
    await expect(loadStory(client, SLUG)).rejects.toBe(down);
  });
});

describe("damage", () => {
  test.each(["headline", "slug", "section"])(
    "a story without its %s: an error that names story and field",
    async (field) => {
      const documents = withDocuments({
        ...FERRY,
        [field]: field === "slug" ? { current: SLUG } : undefined,
      });
      const raw = await rawStory(documents);
      const failure = () => parseStory({ ...(raw as object), [field]: null }, () => undefined);
      expect(failure).toThrow(DamagedStoryError);
      expect(failure).toThrow(
        expect.objectContaining({ code: "damaged-story", documentId: "story-ferry", field }),
      );
    },
  );

  test("a publication date with an offset: an error that names it", async () => {
    const publishedAt = "2031-05-01T12:00:00-03:00";
    await expect(load(SLUG, withDocuments({ ...FERRY, publishedAt }))).rejects.toThrow(
      expect.objectContaining({ field: "publishedAt" }),
    );
  });

  const body = (...blocks: unknown[]) => ({ body: [paragraph("ok", "Kept."), ...blocks] });
  const linked = (link: Readonly<Record<string, unknown>>) =>
    paragraph("d", "", {
      markDefs: [{ _type: "link", _key: "l", ...link }],
      children: [{ _type: "span", _key: "s", text: "linked", marks: ["l"] }],
    });
  const cases: [string, Readonly<Record<string, unknown>>, StoredDocument[], string, string][] = [
    [
      "a key update that is neither one nor none",
      { ...body(), updates: [{ _key: "u", at: { precision: "unknown" }, headline: "Kept", isKey: "yes" }] },
      [],
      "story-damaged",
      'updates[_key=="u"].isKey',
    ],
    [
      "an unknown block",
      body({ _type: "html", _key: "d", html: "<script>" }),
      [],
      "story-damaged",
      'body[_key=="d"]',
    ],
    ["a block without a key", body({ _type: "block", children: [] }), [], "story-damaged", "body[1]._key"],
    ["a block that is no object", body("text"), [], "story-damaged", "body[1]"],
    [
      "an unknown mark",
      body(paragraph("d", "", { children: [{ _type: "span", _key: "s", text: "x", marks: ["blink"] }] })),
      [],
      "story-damaged",
      'body[_key=="d"].children[_key=="s"].marks',
    ],
    [
      "an unknown style",
      body(paragraph("d", "Shown.", { style: "h9" })),
      [],
      "story-damaged",
      'body[_key=="d"].style',
    ],
    [
      "a link to a script",
      body(linked({ href: "javascript:alert(1)" })),
      [],
      "story-damaged",
      'body[_key=="d"].markDefs[_key=="l"].href',
    ],
    ["a link to nothing", body(linked({})), [], "story-damaged", 'body[_key=="d"].markDefs[_key=="l"]'],
    [
      "a link to a missing source",
      body(linked({ source: ref("src-nowhere") })),
      [],
      "story-damaged",
      'body[_key=="d"].markDefs[_key=="l"].source',
    ],
    ["a missing statement", body(statement("d", "nowhere")), [], "story-damaged", 'body[_key=="d"].quote'],
    [
      "an excerpt that is not exact",
      body(statement("d", "vane-no-sailing", { excerpt: "The ferry will sail" })),
      [],
      "story-damaged",
      'body[_key=="d"].excerpt',
    ],
    [
      "an anchor of no update",
      body({ _type: "updateAnchor", _key: "d", update: "u9" }),
      [],
      "story-damaged",
      'body[_key=="d"].update',
    ],
    [
      "an image without a credit",
      body({ _type: "articleImage", _key: "d", asset: ref(FERRY_IMAGE), alt: "x" }),
      [],
      "story-damaged",
      'body[_key=="d"]',
    ],
    [
      "an image without a file",
      body({ _type: "articleImage", _key: "d", alt: "x", credit: "y" }),
      [],
      "story-damaged",
      'body[_key=="d"].asset',
    ],
    [
      "an update without a headline",
      { ...body(), updates: [{ _key: "u", at: { precision: "unknown" } }] },
      [],
      "story-damaged",
      'updates[_key=="u"].headline',
    ],
    [
      "a correction without a note",
      {
        ...body(),
        corrections: [{ _key: "k", at: "2031-05-01T12:00:00Z", kind: "refile", now: "a", where: "b" }],
      },
      [],
      "story-damaged",
      'corrections[_key=="k"].note',
    ],
    [
      "a topic that is missing",
      { ...body(), topics: [ref("topic-nowhere", "t9")] },
      [],
      "story-damaged",
      'topics[_key=="t9"]',
    ],
    [
      "a pick without a reason",
      { ...body(), related: [{ _key: "r", article: ref("story-strike") }] },
      [],
      "story-damaged",
      'related[_key=="r"].reason',
    ],
    [
      "a byline of nobody",
      { ...body(), byline: [ref("nobody", "b9")] },
      [],
      "story-damaged",
      'byline[_key=="b9"].name',
    ],
    ["an impossible zone", { ...body(), zone: "Mars/Olympus" }, [], "story-damaged", "zone"],
    ["a statement without words", body(statement("d", "q")), [quote("q", " ")], "q", "text"],
    [
      "a statement without a speaker",
      body(statement("d", "q")),
      [quote("q", "Words.", { speaker: undefined })],
      "q",
      "",
    ],
    [
      "a speaker who is missing",
      body(statement("d", "q")),
      [quote("q", "Words.", { speaker: ref("nobody") })],
      "q",
      "",
    ],
    [
      "an unknown medium",
      body(statement("d", "q")),
      [quote("q", "Words.", { medium: "telepathy" })],
      "q",
      "medium",
    ],
    [
      "an impossible date",
      body(statement("d", "q")),
      [quote("q", "Words.", { saidAt: { precision: "day", date: "2031-02-30" } })],
      "q",
      "saidAt.date",
    ],
    [
      "a broken check",
      body(statement("d", "q")),
      [quote("q", "Words.", { check: { state: "verified" } })],
      "q",
      "check.state",
    ],
    [
      "a missing source",
      body(statement("d", "q")),
      [quote("q", "Words.", { sources: [{ _key: "c", source: ref("src-nowhere") }] })],
      "q",
      'sources[_key=="c"].source',
    ],
    [
      "a source's bad address",
      body(statement("d", "vane-no-sailing")),
      [source("src-quay-recording", { url: "javascript:alert(1)" })],
      "src-quay-recording",
      "url",
    ],
    [
      "a variant without words",
      body(statement("d", "q")),
      [quote("q", "Words.", { variants: [{ _key: "v", kind: "wording", source: ref("src-gazette") }] })],
      "q",
      'variants[_key=="v"].text',
    ],
    [
      "a reply to nothing",
      body(statement("d", "q")),
      [quote("q", "Words.", { replies: [{ _key: "r", kind: "denies", quote: ref("nowhere") }] })],
      "q",
      'replies[_key=="r"].quote',
    ],
    [
      "an exchange with a broken turn",
      body(statement("d", "q")),
      [quote("q", "Words.", { turns: [{ _key: "1", text: "A", speaker: ref("mara-vane") }, { _key: "2" }] })],
      "q",
      "turns",
    ],
  ];

  test.each(cases)(
    "%s: the story stands, the warning names document and path",
    async (_, fields, documents, documentId, path) => {
      const { story, damages } = await found(
        "damaged",
        withDocuments(article("story-damaged", "damaged", fields), ...documents),
      );
      expect(story.body[0]).toMatchObject({ type: "paragraph", key: "ok" });
      expect(damages).toContainEqual({ documentId, path, problem: expect.stringMatching(/./) });
      expect(hrefs(story.body)).toEqual([]);
    },
  );

  test("a list that is none: empty, with a warning", async () => {
    const damages: Damage[] = [];
    const raw = { ...Object(await rawStory()), corrections: "none" };
    expect(parseStory(raw, (damage) => damages.push(damage)).story.corrections).toEqual([]);
    expect(damages).toEqual([
      { documentId: "story-ferry", path: "corrections", problem: "should be a list" },
    ]);
  });

  test("a statement with a broken date: shown, its time as not recorded", async () => {
    const broken = quote("okoro-safe", "She is safe.", { saidAt: { precision: "minute", date: "noon" } });
    const { statements } = await found(SLUG, withDocuments(broken));
    expect(readable(statements)[1]?.saidAt).toEqual({
      date: null,
      precision: "unknown",
      bound: "exact",
      zone: null,
    });
  });

  test("a statement with a broken check: shown as not checked", async () => {
    const { statements } = await found(
      SLUG,
      withDocuments(quote("okoro-safe", "She is safe.", { check: null })),
    );
    expect(readable(statements)[1]?.check).toEqual({
      state: "not-checked",
      against: [],
      note: null,
      at: null,
    });
  });

  test("an excerpt that is not exact: the whole statement", async () => {
    const body = [statement("s", "vane-no-sailing", { excerpt: "We looked at 33,000 tickets" })];
    const { statements } = await found(
      "excerpt",
      withDocuments(article("story-excerpt", "excerpt", { body })),
    );
    expect(statements[0]).toMatchObject({ type: "statement", excerpt: null });
  });

  test("a statement that answers itself: no thread", async () => {
    const own = quote("okoro-safe", "She is safe.", {
      replies: [{ _key: "r", kind: "repeats", quote: ref("okoro-safe") }],
    });
    const { statements } = await found(SLUG, withDocuments(own));
    expect(readable(statements)[1]).toMatchObject({ replies: [], repliedBy: [] });
  });
});

describe("any mutilation of a stored result", () => {
  test("a story or a DamagedStoryError; links only to http, https and mailto", async () => {
    const raw = await rawStory();
    fc.assert(
      fc.property(injuries, (done) => {
        try {
          const { story } = parseStory(mutilate(raw, done), () => undefined);
          const links = [...hrefs(story.body), ...story.sources.flatMap(({ source: { url } }) => url ?? [])];
          expect(links.filter((href) => !/^(https?:\/\/|mailto:)/.test(href))).toEqual([]);
          expect(story.headline.trim()).not.toBe("");
          expect(readable(storyStatements(story)).every(({ text }) => text.trim() !== "")).toBe(true);
        } catch (error) {
          if (!(error instanceof DamagedStoryError)) throw error;
        }
      }),
      { numRuns: 500 },
    );
  });

  test("a held statement that came with its words: not one of them in the story", async () => {
    const raw = JSON.stringify(await rawStory()).replace(
      '{"_id":"held-words","status":"held"}',
      JSON.stringify({
        _id: "held-words",
        status: "held",
        text: "SECRET-WORDS",
        saidAt: { date: "SECRET-WORDS" },
      }),
    );
    expect(raw).toContain("SECRET-WORDS");
    fc.assert(
      fc.property(injuries, (done) => {
        const injured = mutilate(JSON.parse(raw), done);
        fc.pre((JSON.stringify(injured) ?? "").includes('"status":"held","text":"SECRET-WORDS"'));
        try {
          expect(JSON.stringify(parseStory(injured, () => undefined))).not.toContain("SECRET-WORDS");
        } catch (error) {
          if (!(error instanceof DamagedStoryError)) throw error;
        }
      }),
      { numRuns: 300 },
    );
  });
});

test("the queries: each starts with what an index answers, and none looks back into itself", async () => {
  const lake = queryLake(PORT_ELLIS);
  await loadStory(lake.client, SLUG);
  const filters = lake.asked.flatMap(({ query }) => query.match(/\*\[[^\]]*/g) ?? []);
  expect(filters.length).toBeGreaterThan(5);
  for (const filter of filters) {
    expect(filter).toMatch(
      /^\*\[_type == "(article|quote)" && (slug\.current == \$|references\(\$|_id in \$)/,
    );
    expect(filter).not.toContain("^");
  }
});
