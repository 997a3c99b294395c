import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { validationProblems } from "../schema/validationProblems.ts";
import { buildSample, otherWordings, quoteId, type SampleDocument, toNdjson } from "./build.ts";
import { facts } from "./facts.ts";

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

  test.each(facts.statements)("compare $id: words, role and variants equal the facts", (fact) => {
    const quote = documentOf(quoteId(fact.id));
    expect(quote.text).toBe(fact.text);
    expect(quote.roleAtTime).toBe(fact.role_at_time);
    const variants = (quote.variants ?? []) as { text: string; source: { _ref: string } }[];
    expect(variants.map(({ text, source }) => [text, source._ref])).toEqual(
      otherWordings(fact).map(({ text, source_id }) => [text, source_id]),
    );
  });
});

test("read the translations: the words are English, and the original keeps its language", () => {
  const translated = facts.statements.filter((fact) => fact.translated);
  expect(
    translated.map(({ id }) => documentOf(quoteId(id))).map(({ language, original }) => [language, original]),
  ).toEqual(
    translated.map(({ original_text: text, language }) => [
      "en",
      text === null ? undefined : { text, language },
    ]),
  );
});

test("compare the people: their roles are those of the facts", () => {
  const roles = facts.people
    .filter(({ kind }) => kind !== "unidentified")
    .map(({ id }) => (documentOf(id).roles as { title: string }[]).map(({ title }) => title));
  expect(roles).toEqual(
    facts.people
      .filter(({ kind }) => kind !== "unidentified")
      .map((person) => person.roles.map(({ title }) => title)),
  );
});

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
