import { describe, expect, test } from "vitest";
import {
  isBlocked,
  type ObstacleCode,
  type Referred,
  type StatementToPublish,
  type StoryToPublish,
} from "./obstacle.ts";
import { statementObstacles, storyObstacles } from "./publishable.ts";
import type { StoredDocument } from "./storedDocument.ts";

const NOW = new Date("2031-06-01T12:00:00Z");

const ref = (_ref: string, _key?: string) => ({ _type: "reference", _ref, ...(_key && { _key }) });
const referred = (id: string, type: string, more: Partial<Referred> = {}): [string, Referred] => [
  id,
  {
    id,
    type,
    name: `Name of ${id}`,
    isPublished: true,
    hasArchivedCopy: true,
    isUnavailable: false,
    ...more,
  },
];

function block(_key: string, text: string, more: object = {}) {
  return {
    _type: "block",
    _key,
    style: "normal",
    markDefs: [],
    children: [{ _type: "span", _key: "s", text }],
    ...more,
  };
}

const QUOTE: StoredDocument = {
  _id: "vane",
  _type: "quote",
  text: "The ferry will not sail in June. We looked at it twice.",
  language: "en",
  speaker: ref("mara-vane"),
  roleAtTime: "Mayor of Port Ellis",
  medium: "press-conference",
  saidAt: { date: "2031-05-01", precision: "day", bound: "exact" },
  sources: [{ _key: "c1", source: ref("src") }],
  check: { state: "word-for-word", against: ["recording"] },
  status: "live",
};

const STORY: StoredDocument = {
  _id: "drafts.story",
  _type: "article",
  headline: "Ferry stays in harbour",
  slug: { current: "ferry" },
  standfirst: "The council met.",
  byline: [ref("ines-holm", "b1")],
  section: ref("topic-local"),
  zone: "America/Halifax",
  body: [block("p1", "The council met."), { _type: "statement", _key: "s1", quote: ref("vane") }],
};

const REFERRED = new Map([
  referred("ines-holm", "person"),
  referred("mara-vane", "person"),
  referred("topic-local", "topic"),
  referred("vane", "quote", { name: "Mara Vane, “The ferry will not sail …”" }),
  referred("src", "source"),
]);

function story(more: object = {}, around: Partial<StoryToPublish> = {}): StoryToPublish {
  return {
    id: "story",
    draft: { ...STORY, ...more },
    published: null,
    referred: REFERRED,
    statements: new Map([["vane", { document: QUOTE, sources: [referred("src", "source")[1]] }]]),
    sameAddress: [],
    replies: [],
    ...around,
  };
}

function statement(more: object = {}, around: Partial<StatementToPublish> = {}): StatementToPublish {
  return {
    id: "vane",
    draft: { ...QUOTE, _id: "drafts.vane", ...more },
    published: null,
    referred: REFERRED,
    ...around,
  };
}

const withBody = (...blocks: object[]) => ({ body: [...(STORY.body as object[]), ...blocks] });
const carrying = (more: object) => ({
  statements: new Map([["vane", { document: { ...QUOTE, ...more }, sources: [] }]]),
});
const place = (_ref: string | undefined, more: object = {}) => ({
  _type: "statement",
  _key: "s2",
  ...(_ref && { quote: ref(_ref) }),
  ...more,
});

test("a whole story and a whole statement: nothing stands in the way", () => {
  expect(storyObstacles(story(), NOW)).toEqual([]);
  expect(statementObstacles(statement(), NOW)).toEqual([]);
});

describe("storyObstacles", () => {
  test.each<[string, object, Partial<StoryToPublish>, ObstacleCode, string]>([
    ["no headline", { headline: " " }, {}, "headline-missing", "headline"],
    ["a long headline", { headline: "x".repeat(121) }, {}, "headline-too-long", "headline"],
    ["no address", { slug: undefined }, {}, "slug-missing", "slug"],
    ["an address in capitals", { slug: { current: "Ferry" } }, {}, "slug-unreadable", "slug"],
    [
      "the address of another story",
      {},
      { sameAddress: [{ id: "x", headline: "Other", slug: "ferry" }] },
      "slug-taken",
      "slug",
    ],
    [
      "an address that another story had",
      {},
      { sameAddress: [{ id: "x", headline: "Other", slug: "new" }] },
      "slug-kept-by-another",
      "slug",
    ],
    ["no standfirst", { standfirst: "" }, {}, "standfirst-missing", "standfirst"],
    ["a long standfirst", { standfirst: "x".repeat(301) }, {}, "standfirst-too-long", "standfirst"],
    ["no byline", { byline: [] }, {}, "byline-missing", "byline"],
    ["no section", { section: undefined }, {}, "section-missing", "section"],
    ["a zone that is none", { zone: "EDT+1" }, {}, "zone-unreadable", "zone"],
    ["no text", { body: [block("p1", " ")] }, {}, "body-missing", "body"],
    ["an embargo that is no time", { publishAt: "tomorrow" }, {}, "embargo-unreadable", "publishAt"],
    [
      "an image without a description",
      { keyImage: { asset: ref("ines-holm"), credit: "x" } },
      {},
      "alt-missing",
      "keyImage.alt",
    ],
    [
      "an image without a credit",
      { keyImage: { asset: ref("ines-holm"), alt: "x" } },
      {},
      "credit-missing",
      "keyImage.credit",
    ],
    [
      "an image in the text without a description",
      withBody({ _type: "articleImage", _key: "i1", asset: ref("src"), credit: "x" }),
      {},
      "alt-missing",
      "body.i1.alt",
    ],
    [
      "an update without a time",
      { updates: [{ _key: "u1", headline: "Noon", body: [block("q1", "x")] }] },
      {},
      "update-incomplete",
      "updates.u1.at",
    ],
    [
      "an update with a long headline",
      { updates: [{ _key: "u1", headline: "x".repeat(121), at: QUOTE.saidAt, body: [block("q1", "x")] }] },
      {},
      "headline-too-long",
      "updates.u1.headline",
    ],
    [
      "an update with an empty paragraph",
      { updates: [{ _key: "u1", headline: "Noon", at: QUOTE.saidAt, body: [block("q1", " ")] }] },
      {},
      "update-incomplete",
      "updates.u1.body",
    ],
    ["a place without a statement", withBody(place(undefined)), {}, "statement-missing", "body.s2.quote"],
    [
      "a statement that is only a draft",
      withBody(place("okoro")),
      { referred: new Map([...REFERRED, referred("okoro", "quote", { isPublished: false })]) },
      "statement-unpublished",
      "body.s2.quote",
    ],
    ["a statement that is gone", withBody(place("gone")), {}, "statement-unpublished", "body.s2.quote"],
    ["a held statement", {}, carrying({ status: "held" }), "statement-held", "body.s1.quote"],
    [
      "an excerpt of other words",
      { body: [place("vane", { excerpt: "The ferry will sail" })] },
      {},
      "excerpt-not-exact",
      "body.s2.excerpt",
    ],
    [
      "an author who is only a draft",
      {},
      { referred: new Map([...REFERRED, referred("ines-holm", "person", { isPublished: false })]) },
      "reference-unpublished",
      "byline.b1",
    ],
    [
      "a correction without its sentence",
      { corrections: [{ _key: "k1", at: "x", kind: "refile", now: "x", where: "x" }] },
      {},
      "correction-incomplete",
      "corrections.k1.note",
    ],
  ])("%s: blocks, and says where", (_, more, around, code, path) => {
    const obstacles = storyObstacles(story(more, around), NOW).filter(
      ({ severity }) => severity === "blocks",
    );
    expect(obstacles).toMatchObject([{ code, documentId: "story", documentType: "article" }]);
    expect(pathOf(obstacles[0]?.path)).toBe(path);
    expect(obstacles[0]?.sentence).toMatch(/^[A-Z“].*[.)]$/);
    expect(isBlocked(obstacles)).toBe(true);
  });

  test("a statement in an update: judged as in the text", () => {
    const updates = [
      {
        _key: "u1",
        headline: "Noon",
        at: { precision: "unknown" },
        body: [place("vane", { excerpt: "No." })],
      },
    ];
    expect(storyObstacles(story({ updates }), NOW).map(({ code, path }) => [code, pathOf(path)])).toEqual([
      ["excerpt-not-exact", "updates.u1.body.s2.excerpt"],
    ]);
  });

  test("what a published statement lacks: blocks, mended there, shown at its place here", () => {
    const [obstacle, ...more] = storyObstacles(story({}, carrying({ roleAtTime: "" })), NOW);
    expect(more).toEqual([]);
    expect(obstacle).toMatchObject({
      code: "role-missing",
      documentId: "vane",
      documentType: "quote",
      path: ["roleAtTime"],
      standsAt: ["body", { _key: "s1" }],
    });
  });

  test("a statement not checked: blocks unless readers are told why", () => {
    const codes = (check: object) =>
      storyObstacles(story({}, carrying({ check })), NOW).map(({ code }) => code);
    expect(codes({ state: "not-checked" })).toEqual(["not-checked"]);
    expect(codes({ state: "not-checked", note: "No recording." })).toEqual([]);
  });

  test.each<[string, object, Partial<StoryToPublish>, ObstacleCode, string]>([
    [
      "words between quotation marks",
      withBody(block("p2", "He said “nobody asked the crew” then.")),
      {},
      "quotation-without-statement",
      "body.p2",
    ],
    [
      "such words across two spans",
      withBody({
        ...block("p2", ""),
        children: [
          { _key: "a", text: "“nobody " },
          { _key: "b", text: "asked the crew”" },
        ],
      }),
      {},
      "quotation-without-statement",
      "body.p2",
    ],
    [
      "a link to an address",
      withBody({
        ...block("p2", "Here"),
        markDefs: [{ _key: "l1", _type: "link", href: "https://port-ellis.example" }],
      }),
      {},
      "link-without-source",
      "body.p2.markDefs.l1",
    ],
    [
      "a reply that is waited for",
      { replyRequests: [{ _key: "r1", to: "The company", deadline: "2031-06-02T00:00:00Z" }] },
      {},
      "reply-request-open",
      "replyRequests.r1.outcome",
    ],
    [
      "a reply whose time is over",
      { replyRequests: [{ _key: "r1", to: "The company", deadline: "2031-05-02T00:00:00Z" }] },
      {},
      "reply-request-overdue",
      "replyRequests.r1.outcome",
    ],
    [
      "a new address",
      {},
      { published: { ...STORY, _id: "story", slug: { current: "old" } } },
      "slug-changed",
      "slug",
    ],
    [
      "a reply that isn't there",
      { body: [place("vane", { context: true })] },
      { replies: [{ id: "okoro", name: "Dele Okoro", to: ["vane"] }] },
      "reply-missing",
      "body.s2.context",
    ],
  ])("%s: warns, and says where", (_, more, around, code, path) => {
    const obstacles = storyObstacles(story(more, around), NOW);
    expect(obstacles).toMatchObject([{ code, severity: "warns" }]);
    expect(pathOf(obstacles[0]?.path)).toBe(path);
  });

  test.each([
    ["three words", "He said “not in June” then."],
    [
      "words of a statement in the story",
      "He said “the ferry’s fate” and “The ferry will not sail in June.”",
    ],
    ["no marks", "Nobody asked the crew."],
  ])("%s between quotation marks: nothing", (_, text) => {
    expect(storyObstacles(story(withBody(block("p2", text))), NOW)).toEqual([]);
  });

  test("an embargo: when it goes live, in the story's zone; passed: nothing", () => {
    expect(storyObstacles(story({ publishAt: "2031-06-02T12:00:00.000Z" }), NOW)).toMatchObject([
      {
        code: "goes-live-later",
        severity: "informs",
        sentence: expect.stringMatching(/^Goes live at June 2, 2031, 9:00\sam ADT\./),
      },
    ]);
    expect(storyObstacles(story({ publishAt: "2031-06-01T11:00:00Z" }), NOW)).toEqual([]);
  });

  test("an embargo of a statement that it carries: when its words appear, and nothing in the way", () => {
    expect(storyObstacles(story({}, carrying({ publishAt: "2031-06-02T12:00:00Z" })), NOW)).toMatchObject([
      { code: "goes-live-later", severity: "informs", documentId: "vane", documentType: "quote" },
    ]);
  });

  test("a source without an archived copy: says so once, at its first place, mended in the source", () => {
    const source = referred("src", "source", { hasArchivedCopy: false })[1];
    const statements = new Map([["vane", { document: QUOTE, sources: [source, source] }]]);
    expect(storyObstacles(story({}, { statements }), NOW)).toMatchObject([
      {
        code: "source-without-archive",
        documentId: "src",
        documentType: "source",
        path: ["archivedUrl"],
        standsAt: ["body", { _key: "s1" }],
      },
    ]);
  });

  test("a number changed and filed as spelling: blocks at the correction", () => {
    const published = { ...STORY, _id: "story", headline: "Three ferries" };
    const corrections = [{ _key: "k1", at: "x", kind: "refile", now: "x", where: "x", note: "x" }];
    expect(
      storyObstacles(story({ headline: "Four ferries", corrections }, { published }), NOW),
    ).toMatchObject([
      {
        code: "correction-kind",
        path: ["corrections", { _key: "k1" }, "kind"],
        sentence:
          "The new correction is filed as spelling only, but a number (headline) has changed from “Three” to “Four”. File it as a correction.",
      },
    ]);
  });

  test("words added to a published update and filed as spelling: blocks at the correction", () => {
    const withUpdate = (...texts: readonly string[]) => {
      const body = texts.map((text, index) => block(`q${index}`, text));
      return { updates: [{ _key: "u1", headline: "Noon", at: QUOTE.saidAt, body }] };
    };
    const published = { ...STORY, _id: "story", ...withUpdate("Nothing new.") };
    const corrections = [{ _key: "k1", at: "x", kind: "refile", now: "x", where: "x", note: "x" }];
    const draft = story({ ...withUpdate("Nothing new.", "More."), corrections }, { published });
    expect(storyObstacles(draft, NOW)).toMatchObject([
      {
        code: "correction-kind",
        sentence:
          "The new correction is filed as spelling only, but words were added (update “Noon”, second paragraph): “More.”. File it as a clarification or a correction.",
      },
    ]);
  });

  test("several: what blocks comes first", () => {
    const severities = storyObstacles(
      story({
        section: undefined,
        publishAt: "2031-06-02T12:00:00Z",
        ...withBody(block("p2", "“nobody asked the crew”")),
      }),
      NOW,
    ).map(({ severity }) => severity);
    expect(severities).toEqual(["blocks", "warns", "informs"]);
  });

  test("a statement held after the story was published with it: warns, and doesn’t keep the story from being published again", () => {
    const held = { ...carrying({ status: "held" }), published: { ...STORY, _id: "story" } };
    expect(storyObstacles(story({}, held), NOW)).toMatchObject([
      { code: "statement-stays-held", severity: "warns", documentId: "story" },
    ]);
  });

  test("neither draft nor published: nothing", () => {
    expect(storyObstacles(story({}, { draft: null }), NOW)).toEqual([]);
  });
});

describe("statementObstacles", () => {
  const unnamed = {
    description: "a clerk who took the minutes",
    reason: "Fears for the job",
    editorsWhoKnow: [],
  };

  test.each<[string, object, ObstacleCode, string]>([
    ["no words", { text: "" }, "text-missing", "text"],
    ["no language", { language: undefined }, "language-missing", "language"],
    ["no speaker", { speaker: undefined }, "speaker-missing", "speaker"],
    ["a speaker named and unnamed", { unnamed }, "speaker-named-and-unnamed", "speaker"],
    [
      "an unnamed speaker without a reason",
      { speaker: undefined, unnamed: { ...unnamed, reason: "" } },
      "unnamed-incomplete",
      "unnamed.reason",
    ],
    [
      "an unnamed speaker whom nobody counted",
      { speaker: undefined, unnamed: { ...unnamed, editorsWhoKnow: undefined } },
      "unnamed-incomplete",
      "unnamed.editorsWhoKnow",
    ],
    [
      "a bare source",
      { speaker: undefined, unnamed: { ...unnamed, description: "A source" } },
      "unnamed-bare-source",
      "unnamed.description",
    ],
    [
      "a turn without a speaker",
      { turns: [{ _key: "t1", text: "Yes." }] },
      "speaker-missing",
      "turns.t1.speaker",
    ],
    ["no role", { roleAtTime: undefined }, "role-missing", "roleAtTime"],
    ["no medium", { medium: undefined }, "medium-missing", "medium"],
    ["no time", { saidAt: undefined }, "time-missing", "saidAt"],
    ["a day for a minute", { saidAt: { date: "2031-05-01", precision: "minute" } }, "time-missing", "saidAt"],
    ["no source", { sources: [] }, "source-missing", "sources"],
    ["no check", { check: undefined }, "check-missing", "check"],
    ["not checked, and nobody says why", { check: { state: "not-checked" } }, "not-checked", "check.note"],
    [
      "checked against nothing",
      { check: { state: "word-for-word" } },
      "check-without-basis",
      "check.against",
    ],
    [
      "a translation without its original",
      { check: { state: "translated" } },
      "original-missing",
      "original",
    ],
    ["withdrawn nobody knows when", { status: "withdrawn" }, "status-note-missing", "statusNote"],
    ["a speaker who is gone", { speaker: ref("gone") }, "reference-unpublished", "speaker"],
  ])("%s: blocks, and says where", (_, more, code, path) => {
    const obstacles = statementObstacles(statement(more), NOW);
    expect(obstacles).toMatchObject([
      { code, severity: "blocks", documentId: "vane", documentType: "quote" },
    ]);
    expect(pathOf(obstacles[0]?.path)).toBe(path);
  });

  test("an embargo: when it goes live, in the zone of where it was said; passed: nothing", () => {
    const saidAt = { date: "2031-05-01", precision: "day", zone: "America/Halifax" };
    expect(statementObstacles(statement({ saidAt, publishAt: "2031-06-02T12:00:00Z" }), NOW)).toMatchObject([
      {
        code: "goes-live-later",
        severity: "informs",
        sentence: expect.stringMatching(
          /^Goes live at June 2, 2031, 9:00\sam ADT\. No reader sees the statement/,
        ),
      },
    ]);
    expect(statementObstacles(statement({ publishAt: "2031-06-01T11:00:00Z" }), NOW)).toEqual([]);
  });

  test("an embargo that is no time: has to be mended", () => {
    expect(statementObstacles(statement({ publishAt: "tomorrow" }), NOW)).toMatchObject([
      { code: "embargo-unreadable", severity: "blocks", path: ["publishAt"] },
    ]);
  });

  test.each([
    ["held", { status: "held" }],
    ["not named, with all that it takes", { speaker: undefined, unnamed }],
    ["of a time not known at all", { saidAt: { precision: "unknown" } }],
    ["not checked, and readers are told why", { check: { state: "not-checked", note: "No recording." } }],
  ])("%s: nothing", (_, more) => {
    expect(statementObstacles(statement(more), NOW)).toEqual([]);
  });

  test.each([
    ["a minute", { date: "2031-06-01T12:01:00Z", precision: "minute" }, true],
    ["a day", { date: "2031-06-03", precision: "day" }, true],
    ["a month", { date: "2031-07", precision: "month" }, true],
    ["the day that it is somewhere already", { date: "2031-06-02", precision: "day" }, false],
    ["this year", { date: "2031", precision: "year" }, false],
  ])("said at %s to come: warns, unless it can have come", (_, saidAt, warns) => {
    const codes = statementObstacles(statement({ saidAt }), NOW).map(({ code }) => code);
    expect(codes).toEqual(warns ? ["time-to-come"] : []);
  });

  test("a source that is gone and has no copy: warns that it can't be checked", () => {
    const source = referred("src", "source", { hasArchivedCopy: false, isUnavailable: true });
    expect(
      statementObstacles(statement({}, { referred: new Map([...REFERRED, source]) }), NOW),
    ).toMatchObject([
      {
        code: "source-without-archive",
        severity: "informs",
        sentence: expect.stringContaining("no longer available"),
      },
    ]);
  });
});

function pathOf(path: readonly (string | { readonly _key: string })[] = []): string {
  return path.map((step) => (typeof step === "string" ? step : step._key)).join(".");
}
