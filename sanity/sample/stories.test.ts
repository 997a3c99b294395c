import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { quoteId } from "./build.ts";
import discrepancies from "./facts/discrepancies.json" with { type: "json" };
import referenceStoryRuns from "./facts/referenceStoryRuns.json" with { type: "json" };
import storyOutlines from "./facts/storyOutlines.json" with { type: "json" };
import { facts } from "./facts.ts";
import { occasions } from "./occasions.ts";
import { linkedSources, ownWords } from "./portableText.ts";
import type { SampleStory, TextPart, UpdatePlace } from "./sampleStory.ts";
import { stories } from "./stories.ts";
import { sections } from "./topics.ts";

/** So many of our words in a row may not stand in what others wrote. */
const RUN_LENGTH = 8;
/** A quotation of so many words is a statement; fewer are a word that a sentence speaks of. */
const STATEMENT_LENGTH = 4;
/** Their dates are later than the words that stories take from them: of a data file, and of the day after. */
const OLDER_WORDS = ["src-trump-tweets", "src-boingboing-guccifer"];

const othersWords = facts.statements.flatMap(({ text, variants }) => [
  text,
  ...variants.map((variant) => variant.text),
]);
const othersRuns = new Set([...othersWords.flatMap(runs).map(fingerprint), ...referenceStoryRuns]);
const programmes = Object.values(occasions).flatMap(({ outlet }) => outlet ?? []);
const stringsOfFacts = stringsIn([facts, discrepancies]);
const factsInWords = plainWords(stringsOfFacts.join(" "));
const ordinaryWords = new Set(
  [...stringsOfFacts, ...stories.flatMap(proseOf)].flatMap((text) => text.match(/(?<= )\p{Ll}+/gu) ?? []),
);
/** Capital letters that name no one and nothing of the facts. */
const NO_NAMES =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Eastern)\b/;

test("compare the stories with the outlines of the facts: one each", () => {
  const slugs = stories.map(({ slug }) => slug);
  expect(slugs.toSorted()).toEqual(storyOutlines.map(({ slug }) => slug));
});

test("read the days of publication: in order, with the addresses that others pick", () => {
  const instants = stories.map(({ publishedAt }) => publishedAt);
  expect(instants).toEqual(instants.toSorted());
  const picked = stories.flatMap(({ related }) => related ?? []).map(({ slug }) => slug);
  expect(picked.filter((slug) => !stories.some((story) => story.slug === slug))).toEqual([]);
});

test("look for the sections: every story stands in one, and none is without a story", () => {
  const used = new Set(stories.map(({ section }) => section));
  expect([...used].toSorted()).toEqual(sections.map(({ id }) => id).toSorted());
});

describe.each(stories)("$slug", (story) => {
  const outline = storyOutlines.find(({ slug }) => slug === story.slug);

  test("look for the statements of its outline: all of them stand in it", () => {
    const standing = statementsIn(allParts(story));
    expect(standing).toEqual(expect.arrayContaining(outline?.statement_ids.map(quoteId) ?? []));
  });

  test("read its date: it is published on the day of its outline", () => {
    expect(dayOf(story.publishedAt)).toBe(outline?.date);
  });

  test("read its updates: each has one place in the text, and one only", () => {
    const places = story.body.flatMap((part) =>
      typeof part !== "string" && "update" in part ? part.update : [],
    );
    expect(places).toEqual((story.updates ?? []).map(({ key }) => key));
  });

  test("look for excerpts: their words stand in the statement", () => {
    for (const part of allParts(story)) {
      if (typeof part === "string" || !("statement" in part)) continue;
      const fact = facts.statements.find(({ id }) => quoteId(id) === part.statement);
      expect(fact?.text).toContain(part.excerpt ?? "");
    }
  });

  test("compare it with its day: it knows nothing that was said or printed later", () => {
    const later = datedParts(story).flatMap(({ day, parts }) =>
      [...parts.flatMap(datesOf)].filter(({ date }) => date > day.slice(0, date.length)),
    );
    expect(later).toEqual([]);
  });

  test("count its words: 250 to 700", () => {
    const count = words(ownWords(allParts(story)).join(" ")).length;
    expect(count).toBeGreaterThanOrEqual(250);
    expect(count).toBeLessThanOrEqual(700);
  });

  test("compare it with the words of others: no run of eight is shared", () => {
    const shared = proseOf(story)
      .flatMap(runs)
      .filter((run) => othersRuns.has(fingerprint(run)) && !isOfName(run));
    expect(shared).toEqual([]);
  });

  test("read what it puts in quotation marks: a few words, or words of a statement or a programme", () => {
    const quoted = [...proseOf(story), ...imageWords(story)].flatMap((text) =>
      [...text.matchAll(/“([^”]*)”/g)].map(([, inner = ""]) => inner),
    );
    const unknown = quoted
      .filter((text) => words(text).length >= STATEMENT_LENGTH)
      .filter(
        (text) =>
          ![...othersWords, ...programmes].some((known) => plainWords(known).includes(plainWords(text))),
      );
    expect(unknown).toEqual([]);
  });

  test("read its names: the facts have each of them", () => {
    expect(
      [...proseOf(story), ...imageWords(story)]
        .flatMap(names)
        .filter((name) => !factsInWords.includes(` ${name} `)),
    ).toEqual([]);
  });
});

describe("names", () => {
  test.each([
    ["In Doral, Donald Trump spoke of Russia’s emails.", ["Doral", "Donald Trump", "Russia"]],
    ["Donald Trumpet spoke on Wednesday.", ["Donald Trumpet"]],
    ["Later he spoke on “State of the Union”.", ["State", "Union"]],
  ])("%s: has %j", (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

/** The text of the story and of its updates; "How we know" may tell what became known later. */
function allParts(story: SampleStory): (TextPart | UpdatePlace)[] {
  return [...story.body, ...(story.updates ?? []).flatMap(({ body }) => body)];
}

function datedParts(story: SampleStory): { day: string; parts: readonly (TextPart | UpdatePlace)[] }[] {
  const updates = (story.updates ?? []).map(({ at, body }) => ({
    day: at.precision === "minute" ? dayOf(at.date) : at.date,
    parts: body,
  }));
  return [{ day: dayOf(story.publishedAt), parts: story.body }, ...updates];
}

/** Every sentence of our own in text, down to corrections and the reasons of picks. */
function proseOf(story: SampleStory): string[] {
  return [
    story.headline,
    story.standfirst,
    ...ownWords(allParts(story)),
    ...ownWords(story.howWeKnow),
    ...(story.updates ?? []).flatMap(({ headline, atNote = "" }) => [headline, atNote]),
    ...(story.corrections ?? []).flatMap(({ was, now, where, note }) => [was, now, where, note]),
    ...(story.related ?? []).map(({ reason }) => reason),
  ];
}

/** What is said of the image, which may have others' words in it. */
function imageWords({ keyImage }: SampleStory): string[] {
  return keyImage ? [keyImage.alt, keyImage.caption ?? ""] : [];
}

function statementsIn(parts: readonly (TextPart | UpdatePlace)[]): string[] {
  return parts.flatMap((part) => (typeof part !== "string" && "statement" in part ? part.statement : []));
}

/** The dates of the statements and of the sources that stand in a part, as far as they are known. */
function datesOf(part: TextPart | UpdatePlace): { id: string; date: string }[] {
  const said = facts.statements.filter(({ id }) => statementsIn([part]).includes(quoteId(id)));
  const printed = facts.sources.filter(
    ({ id }) => linkedSources([part]).includes(id) && !OLDER_WORDS.includes(id),
  );
  return [...said, ...printed].flatMap(({ id, date }) => (date === null ? [] : { id, date }));
}

/** The calendar date in the newsroom's zone. */
function dayOf(instant: string): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone: "America/New_York" }).format(new Date(instant));
}

/** A long name is nobody's wording. */
function isOfName(run: string): boolean {
  return facts.organizations.some(({ name }) => `the ${name.toLowerCase()}`.includes(run));
}

/** Every run of that length, in lower case and without punctuation. */
function runs(text: string): string[] {
  const all = words(text);
  return all.slice(RUN_LENGTH - 1).map((_, start) => all.slice(start, start + RUN_LENGTH).join(" "));
}

/** The reference story is not ours to keep; facts/ has its runs in this form. */
function fingerprint(run: string): string {
  return createHash("sha256").update(run).digest("hex").slice(0, 16);
}

function words(text: string): string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{N}][\p{L}\p{N}',.:]*/gu)
      ?.map(bare) ?? []
  );
}

function bare(word: string): string {
  return word.replace(/[',.:]+$/, "");
}

/**
 * The names in a text: words with a capital letter, those that follow one another as one. The first
 * word of a sentence counts unless it is an ordinary word, one that the sample writes small elsewhere.
 */
function names(text: string): string[] {
  return text
    .split(/(?<=[.?!:;]”?) /)
    .flatMap((sentence) => namesInSentence(sentence.replace(/^\p{Lu}[\p{L}’]*/u, smallIfOrdinary)));
}

function namesInSentence(sentence: string): string[] {
  // A mark, a possessive and a word without a capital letter end a name.
  const pieces = sentence.split(/[,:;()“”]|’s?(?= |$)|(?<= |^)[^\p{Lu}“][^ ]*/u);
  return pieces.map((piece) => plainWords(piece).trim()).filter((name) => name && !NO_NAMES.test(name));
}

function smallIfOrdinary(word: string): string {
  return ordinaryWords.has(word.toLowerCase()) ? word.toLowerCase() : word;
}

function plainWords(text: string): string {
  return ` ${text
    .replaceAll(/['’.]/g, "")
    .replaceAll(/[^\p{L}\p{N}&]+/gu, " ")
    .trim()} `;
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
