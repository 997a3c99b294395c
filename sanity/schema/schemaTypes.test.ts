import { describe, expect, test } from "vitest";
import { article as articleType } from "./article.ts";
import { saidAt } from "./saidAt.ts";
import { validationNotes, validationProblems } from "./validationProblems.ts";

const person = { _id: "ann", _type: "person", name: "Ann Example", slug: slug("ann") };
const topic = { _id: "news", _type: "topic", title: "News", slug: slug("news"), isSection: true };
const source = {
  _id: "minutes",
  _type: "source",
  title: "Minutes of the council",
  kind: "document",
  archivedUrl: "https://archive.example/minutes",
};

const quote = {
  _id: "ann-yes",
  _type: "quote",
  text: "Yes.",
  language: "en",
  speaker: reference("ann"),
  roleAtTime: "Member of the council",
  medium: "speech",
  saidAt: { _type: "saidAt", precision: "day", date: "2020-02-29", bound: "exact", zone: "Europe/Berlin" },
  sources: [{ _type: "sourceCitation", _key: "a", source: reference("minutes") }],
  check: { _type: "check", state: "word-for-word", against: ["transcript"] },
  status: "live",
};

const unnamed = {
  _type: "unnamedSpeaker",
  description: "A clerk who took the minutes",
  reason: "Not allowed to speak to the press",
  editorsWhoKnow: ["Ann Example"],
};

const article = {
  _id: "story-vote",
  _type: "article",
  headline: "Council votes",
  slug: slug("council-votes"),
  standfirst: "The vote was on Saturday.",
  byline: [{ ...reference("ann"), _key: "a" }],
  section: reference("news"),
  zone: "Europe/Berlin",
  publishedAt: "2020-02-29T12:00:00Z",
  body: [paragraph("The council voted.")],
};

const page = {
  _id: "page-about",
  _type: "page",
  title: "About",
  slug: slug("about"),
  description: "Who we are.",
  body: [paragraph("We write down what was said.")],
};

const frontPage = {
  _id: "frontPage",
  _type: "frontPage",
  lead: reference("story-vote"),
  pinned: [{ ...reference("story-vote"), _key: "a" }],
};

const dataset = [person, topic, source, quote, article, page, frontPage];

test.each(dataset)("validate a complete $_type: nothing to report", async (document) => {
  expect(await validationProblems(document, dataset)).toEqual([]);
});

describe("a statement", () => {
  test.each([
    ["no words", { text: undefined }, "text: Required"],
    ["no source", { sources: [] }, "sources: Must have at least 1 item"],
    ["no speaker", { speaker: undefined }, ": Choose the speaker, or describe one who is not named."],
    ["a speaker both named and unnamed", { unnamed }, ": A speaker is either named or unnamed."],
    [
      "a bare source",
      { speaker: undefined, unnamed: { ...unnamed, description: "A source" } },
      "unnamed.description: “A source” tells readers nothing.",
    ],
    [
      "an unnamed speaker without a reason",
      { speaker: undefined, unnamed: { ...unnamed, reason: undefined } },
      "unnamed.reason: Required",
    ],
    ["a language that is none", { language: "English!" }, "language: “English!” is not a language tag."],
    [
      "a day that the calendar lacks",
      { saidAt: { ...quote.saidAt, date: "2019-02-29" } },
      "saidAt.date: The date must look like 2016-07-27",
    ],
    [
      "a day for a minute",
      { saidAt: { ...quote.saidAt, precision: "minute" } },
      "saidAt.date: The date must look like 2016-07-27T16:16:02Z",
    ],
    [
      "a date for an unknown time",
      { saidAt: { ...quote.saidAt, precision: "unknown" } },
      "saidAt.date: A time that is not known at all has no date.",
    ],
    [
      "a zone that is none",
      { saidAt: { ...quote.saidAt, zone: "EDT+1" } },
      "saidAt.zone: “EDT+1” is not a time zone.",
    ],
    [
      "a check that doesn’t say against what",
      { check: { ...quote.check, against: [] } },
      "check.against: Say what the words were compared with.",
    ],
    [
      "a translation without its original",
      { check: { _type: "check", state: "translated" } },
      "check: Give the original words of a translation.",
    ],
    [
      "a withdrawal without a note",
      { status: "withdrawn" },
      "statusNote: Say when and how the statement was deleted or withdrawn.",
    ],
    [
      "a reply to itself",
      { replies: [{ _type: "reply", _key: "a", quote: reference("ann-yes"), kind: "denies" }] },
      "A statement can't answer itself.",
    ],
  ])("validate one with %s: that is reported", async (_, change, problem) => {
    expect(await validationProblems({ ...quote, ...change }, dataset)).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  test("validate one whose speaker is not named: nothing to report", async () => {
    expect(await validationProblems({ ...quote, speaker: undefined, unnamed }, dataset)).toEqual([]);
  });
});

describe("a story", () => {
  test("validate a draft, which nothing has published: nothing to report, and no hand can date it", async () => {
    expect(await validationProblems({ ...article, publishedAt: undefined }, dataset)).toEqual([]);
    expect(articleType.fields).toContainEqual(
      expect.objectContaining({ name: "publishedAt", readOnly: true }),
    );
  });

  const image = { _type: "articleImage", asset: reference("image-abc-1x1-png") };
  const withImage = [...dataset, { _id: "image-abc-1x1-png", _type: "sanity.imageAsset" }];

  test.each([
    ["a headline of 121 characters", { headline: "x".repeat(121) }, "headline: "],
    ["a standfirst of 301 characters", { standfirst: "x".repeat(301) }, "standfirst: "],
    ["no author", { byline: [] }, "byline: "],
    ["no text", { body: undefined }, "body: Required"],
    ["the address of another story", { slug: slug("taken") }, "slug: "],
    [
      "an address in other than small letters",
      { slug: slug("Council/Votes") },
      "slug: “Council/Votes” can't be an address.",
    ],
    [
      "its own address among the earlier ones",
      { previousSlugs: ["council-votes"] },
      "previousSlugs: “council-votes” is the story’s present address.",
    ],
    [
      "a link to a source and an address",
      { body: [linked({ source: reference("minutes"), href: "https://example.org" })] },
      "Link to a source or to an address, one of the two.",
    ],
    ["a link to a script", { body: [linked({ href: "javascript:alert(1)" })] }, ".href: "],
    [
      "a place for an update that isn’t there",
      { body: [{ _type: "updateAnchor", _key: "u", update: "noon" }] },
      "This story has no update “noon”.",
    ],
    [
      "ended coverage without its end",
      { coverage: { _type: "coverage", state: "ended", start: quote.saidAt } },
      "coverage.end: Say when the coverage ended.",
    ],
    ["an image without a description", { keyImage: { ...image, credit: "Ann Example" } }, "keyImage.alt: "],
    ["an image without a credit", { keyImage: { ...image, alt: "The council" } }, "keyImage.credit: "],
  ])("validate one with %s: that is reported", async (_, change, problem) => {
    const taken = { ...article, _id: "story-taken", slug: slug("taken") };
    expect(await validationProblems({ ...article, ...change }, [...withImage, taken])).toEqual([
      expect.stringContaining(problem),
    ]);
  });
});

describe("a story and what it refers to", () => {
  const place = { _type: "statement", _key: "s", quote: reference("ann-yes") };
  const carrying = { ...article, _id: "drafts.story-vote", body: [paragraph("The council voted."), place] };
  const withQuote = (change: object) => dataset.map((one) => (one === quote ? { ...quote, ...change } : one));

  test.each([
    ["a held statement", {}, { status: "held" }, "The statement Ann Example, “Yes.” is held."],
    [
      "one not checked",
      {},
      { check: { state: "not-checked" } },
      "The words are not checked, and nothing says why.",
    ],
    ["one without a role", {}, { roleAtTime: "" }, "The role that day is missing."],
    [
      "an excerpt of other words",
      { body: [{ ...place, excerpt: "No." }] },
      {},
      "“No.” is not made of the exact words",
    ],
    [
      "words between quotation marks",
      { body: [paragraph("“We will not vote”, she said.")] },
      {},
      "“We will not vote” stands between quotation marks",
    ],
    [
      "an address changed",
      { slug: slug("council-voted") },
      {},
      "The address of this published story changes from “council-votes” to “council-voted”.",
    ],
    ["an embargo", { publishAt: "2099-01-01T00:00:00Z" }, {}, "Goes live at January 1, 2099"],
    [
      "a number filed as spelling",
      {
        standfirst: "The vote was on Saturday at 12.",
        corrections: [
          {
            _key: "k",
            at: "2020-03-01T00:00:00Z",
            kind: "refile",
            now: "12",
            where: "Standfirst",
            note: "It was 12.",
          },
        ],
      },
      {},
      "The new correction is filed as spelling only",
    ],
  ])("validate one with %s: that is reported once, at its place", async (_, change, statement, problem) => {
    const published = { ...article, standfirst: "The vote was on Saturday at 11." };
    const stored = [...withQuote(statement).filter((one) => one !== article), published];
    const story = { ...carrying, standfirst: published.standfirst, ...change };
    expect([...(await validationProblems(story, stored)), ...(await validationNotes(story, stored))]).toEqual(
      [expect.stringContaining(problem)],
    );
  });

  test("validate a statement whose source has no archived copy: that is noted", async () => {
    const stored = dataset.map((one) => (one === source ? { ...source, archivedUrl: undefined } : one));
    expect(await validationNotes(quote, stored)).toEqual([
      expect.stringContaining("The source “Minutes of the council” has no archived copy."),
    ]);
  });
});

describe("a house page", () => {
  test.each(["stories", "topics", "corrections", "studio", "api"])(
    "validate one called %s: that is reported",
    async (name) => {
      expect(await validationProblems({ ...page, slug: slug(name) }, dataset)).toEqual([
        `slug: “${name}” is taken by another part of the site. Choose another address.`,
      ]);
    },
  );

  test.each([
    ["a description of 301 characters", { description: "x".repeat(301) }, "description: "],
    ["no text", { body: undefined }, "body: Required"],
    ["an address in capitals", { slug: slug("About") }, "slug: “About” can't be an address."],
  ])("validate one with %s: that is reported", async (_, change, problem) => {
    expect(await validationProblems({ ...page, ...change }, dataset)).toEqual([
      expect.stringContaining(problem),
    ]);
  });

  test("validate the one that opens the staff's page: nothing to report", async () => {
    expect(await validationProblems({ ...page, slug: slug("staff") }, dataset)).toEqual([]);
  });
});

describe("the front page", () => {
  test("validate a draft of it, or an empty one: nothing to report", async () => {
    expect(await validationProblems({ ...frontPage, _id: "drafts.frontPage" }, dataset)).toEqual([]);
    expect(await validationProblems({ _id: "frontPage", _type: "frontPage" }, dataset)).toEqual([]);
  });

  test("validate another document of its type: that is reported", async () => {
    expect(await validationProblems({ ...frontPage, _id: "another" }, dataset)).toEqual([
      ": The site reads the front page from the one document “frontPage”. Edit that one and delete this.",
    ]);
  });

  test("validate one with seven stories pinned: that is reported", async () => {
    const pinned = Array.from({ length: 7 }, (_, index) => ({
      ...reference(`story-${index}`),
      _key: `${index}`,
    }));
    const stories = pinned.map(({ _ref }) => ({ ...article, _id: _ref }));
    expect(await validationProblems({ ...frontPage, pinned }, [...dataset, ...stories])).toEqual([
      expect.stringContaining("pinned: "),
    ]);
  });
});

function slug(current: string): object {
  return { _type: "slug", current };
}

function reference(_ref: string) {
  return { _type: "reference", _ref };
}

function paragraph(text: string): object {
  return { _type: "block", _key: "p", style: "normal", markDefs: [], children: [span(text, [])] };
}

function linked(link: object): object {
  return {
    ...paragraph(""),
    markDefs: [{ _type: "link", _key: "l", ...link }],
    children: [span("The minutes", ["l"])],
  };
}

function span(text: string, marks: readonly string[]): object {
  return { _type: "span", _key: "s", text, marks };
}

test("a moment: begins with nothing, since a story would begin with a start and an end of coverage that lack the rest", () => {
  expect(saidAt.fields.filter((field) => "initialValue" in field)).toEqual([]);
});
