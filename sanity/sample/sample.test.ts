import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validationProblems } from "../schema/validationProblems.ts";
import { buildSample, quoteId, type SampleDocument, toNdjson } from "./build.ts";
import referenceStoryRuns from "./facts/referenceStoryRuns.json" with { type: "json" };
import { facts } from "./facts.ts";
import { ownWords } from "./portableText.ts";
import type { SampleStory, TextPart, UpdatePlace } from "./sampleStory.ts";
import { stories } from "./stories.ts";

/** So many of our words in a row may not stand in what others wrote. */
const RUN_LENGTH = 8;

const committed = [...buildSample().keys()].map((file) => ({
  file,
  text: readFileSync(new URL(file, import.meta.url), "utf8"),
}));
const documents = committed.flatMap(({ text }) => documentsIn(text));
const byId = new Map(documents.map((document) => [document._id, document]));

describe("the committed files", () => {
  test.each(committed)("build $file: equals what is committed", ({ file, text }) => {
    expect(toNdjson(buildSample().get(file) ?? [])).toBe(text);
  });

  test("read the ids: none twice, none with a dot", () => {
    expect(byId.size).toBe(documents.length);
    expect([...byId.keys()].filter((id) => id.includes("."))).toEqual([]);
  });

  test("follow every reference: it leads to a document of the sample", () => {
    const dangling = documents.flatMap((document) =>
      referencesIn(document)
        .filter((id) => !byId.has(id))
        .map((id) => `${document._id} → ${id}`),
    );
    expect(dangling).toEqual([]);
  });

  test("look for what nothing refers to: no source and no statement is left over", () => {
    const cited = new Set(documents.flatMap(referencesIn));
    const unused = documents.filter(
      ({ _id, _type }) => ["source", "quote"].includes(_type) && !cited.has(_id),
    );
    expect(unused.map(({ _id }) => _id)).toEqual([]);
  });
});

test.each(committed)("validate $file: the Studio has nothing to report", async ({ text }) => {
  const problems = documentsIn(text).map(async (document) => [
    document._id,
    await validationProblems(document, documents),
  ]);
  expect((await Promise.all(problems)).filter(([, found]) => found?.length)).toEqual([]);
});

describe("statements", () => {
  test("compare the number: one document for each statement of the facts", () => {
    expect(documents.filter(({ _type }) => _type === "quote")).toHaveLength(facts.statements.length);
  });

  test.each(facts.statements)("compare $id: words and variants equal the facts", (fact) => {
    const quote = documentOf(quoteId(fact.id));
    expect(quote.text).toBe(fact.text);
    const variants = (quote.variants ?? []) as { text: string; source: { _ref: string } }[];
    expect(variants.map(({ text, source }) => [text, source._ref])).toEqual(
      fact.variants.map(({ text, source_id }) => [text, source_id]),
    );
  });

  test.each(stories)("look for excerpts in $slug: their words stand in the statement", (story) => {
    for (const part of partsOf(story)) {
      if (typeof part === "string" || !("statement" in part)) continue;
      expect(documentOf(part.statement).text).toContain(part.excerpt ?? "");
    }
  });
});

describe("our own prose", () => {
  const quoted = facts.statements.flatMap(({ text, variants }) => [
    text,
    ...variants.map((variant) => variant.text),
  ]);
  const othersRuns = new Set([...quoted.flatMap(runs).map(fingerprint), ...referenceStoryRuns]);

  test.each(stories)("count the words of $slug: 250 to 600", (story) => {
    const count = words(ownWords(partsOf(story)).join(" ")).length;
    expect(count).toBeGreaterThanOrEqual(250);
    expect(count).toBeLessThanOrEqual(600);
  });

  test.each(stories)("compare $slug with the words of others: no run of eight is shared", (story) => {
    const texts = [
      story.headline,
      story.standfirst,
      ...ownWords(partsOf(story)),
      ...ownWords(story.howWeKnow),
    ];
    const shared = texts.flatMap(runs).filter((run) => othersRuns.has(fingerprint(run)));
    expect(shared).toEqual([]);
  });
});

function partsOf(story: SampleStory): (TextPart | UpdatePlace)[] {
  return [...story.body, ...(story.updates ?? []).flatMap(({ body }) => body)];
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

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const own = "_ref" in value && typeof value._ref === "string" ? [value._ref] : [];
  return [...own, ...Object.values(value).flatMap(referencesIn)];
}

function documentOf(id: string): SampleDocument {
  const document = byId.get(id);
  if (!document) throw new Error(`The sample has no document ${id}.`);
  return document;
}

function documentsIn(ndjson: string): SampleDocument[] {
  return ndjson
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
