import fc from "fast-check";
import { evaluateSync, parse, toJS } from "groq-js";
import { afterEach, expect, test } from "vitest";
import { documentTexts } from "../store/documentTexts.ts";
import { complete, type FixtureDocument, openFixture } from "./datasetFixture.ts";
import type { Perspective } from "./overlay.ts";
import { runQuery } from "./runQuery.ts";
import { matchesTextQuery, parseTextQuery, searchedTexts } from "./textQuery.ts";

type Database = ReturnType<typeof openFixture>;
const open: Database[] = [];

afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

function newsroom(documents: FixtureDocument[]) {
  const db = openFixture(documents);
  open.push(db);
  return (query: string, params: Record<string, unknown> = {}, perspective: Perspective = "raw") =>
    runQuery(db, {
      datasetId: 1,
      query,
      params,
      perspective,
      visibility: "all",
      now: "2026-07-27T12:00:00Z",
    });
}

const run = () =>
  newsroom([
    { _id: "ann", _type: "person", name: "Élodie Ümit", bio: [block("War", "saw resident")] },
    { _id: "bob", _type: "person", name: "Bob", role: "Said of Élodie: Élodie, Élodie" },
    { _id: "story", _type: "story", title: "Élodie in Straße", author: { _ref: "ann" } },
    { _id: "drafts.story", _type: "story", title: "Élodie in the street", author: { _ref: "ann" } },
  ]);

function block(...texts: string[]) {
  return { _type: "block", style: "normal", children: texts.map((text) => ({ _type: "span", text })) };
}

/** As the Studio asks for its global search and its lists: types, a boost for each field of the previews, all the rest. */
const studioSearch = `// findability-mvi:5
*[_type in $__types] | score(
  boost(_type in ["person"] && name match text::query($__query), 10),
  boost(_type in ["story"] && title match text::query($__query), 10),
  ([@, _id] match text::query($__query) || references($__rawQuery))
) [_score > 0] {_type, _id, _originalId, "orderings": [_score]} | order(orderings[0] desc) [0...$__limit]`;
const types = { __types: ["person", "story"], __limit: 10 };

test("search as the Studio does: what has the words in its title comes first, and indexes find all of it", async () => {
  const { result, plan } = await run()(
    studioSearch,
    { ...types, __query: "elod*", __rawQuery: "elod" },
    "drafts",
  );
  expect(result).toMatchObject([
    { _id: "ann" },
    { _id: "story", _originalId: "drafts.story" },
    { _id: "bob" },
  ]);
  expect(plan).toMatchObject({ scans: 0, candidates: 3 });
  expect(plan.indexes).toContain("words");
});

test("search by an id as the Studio does: the document, and what refers to it", async () => {
  const { result } = await run()(studioSearch, { ...types, __query: "ann*", __rawQuery: "ann" }, "published");
  expect(result).toMatchObject([{ _id: "ann" }, { _id: "story" }]);
});

test("list as the Studio does while nothing is searched for: everything of the type", async () => {
  const { result } = await run()(
    `*[_type in $__types && ([@, _id] match text::query($__query) || references($__rawQuery))]
      {_type, _id, "orderings": [_updatedAt]} | order(orderings[0] desc) [0...$__limit]`,
    { ...types, __query: "*", __rawQuery: "" },
  );
  expect(result).toHaveLength(4);
});

test("find what references lead to, as the Studio does: ids by the words of a field", async () => {
  const { result, plan } = await run()(
    `*[(_type == "person" && name match text::query($__query)) || (_type == "story" && title match text::query($__query))][0...1000]._id`,
    { __query: "strasse" },
  );
  expect(result).toEqual(["story"]);
  expect(plan.scans).toBe(0);
});

test.each([
  [`*[pt::text(bio) match text::query('"warsaw resident"')]._id`, ["ann"]],
  [`*[@ match text::query('"warsaw resident"')]._id`, ["ann"]],
  [`*[@ match text::query('normal')]._id`, []],
  [`*[bio[].style match text::query('normal')]._id`, ["ann"]],
  [`*[_type match text::query('person')]._id`, ["ann", "bob"]],
  [`*[author->name match text::query('umit')]._id`, ["drafts.story", "story"]],
  [`*[!(@ match text::query('elodie'))]._id`, []],
  [`*[@ match text::query('elodie -street')]._id`, ["ann", "bob", "story"]],
  [`*[@ match text::query(5)]._id`, []],
  [
    `*[_id == "story"]{"hit": title match text::query("in"), "miss": nothing match text::query("-in")}`,
    [{ hit: true, miss: false }],
  ],
  [`*[_id == "ann"][0].bio[].children[text match text::query("saw")].text`, ["saw resident"]],
  [
    `*[@ match text::query("bob")] | score(name match text::query("bob")) {_id, _score}`,
    [{ _id: "bob", _score: 1 }],
  ],
  [
    `*[_id == "bob" && @ match text::query("bob")]{"changed": diff::changedAny({}, {}, (a))}`,
    [{ changed: false }],
  ],
])("%s: %j", async (query, expected) => {
  const { result } = await run()(query);
  expect(result).toEqual(expected);
});

test("text::query anywhere but after match: refused", async () => {
  await expect(run()('*[text::query("x") == 1]')).rejects.toMatchObject({ status: 501 });
});

const words = fc.constantFrom(
  ...[
    "Élodie",
    "elodie",
    "ЁЛКА",
    "Straße",
    "U.S.",
    "us",
    "3.14",
    "o'brien",
    "a-b",
    "a_b",
    "“quoted”",
    "é.a",
    "x²",
    "...",
  ],
  ...["harbour", "harbours", "…", "true", "5", "", "*", "日本語", "n".repeat(70), "n".repeat(71)],
);
const text = fc.array(words, { maxLength: 4 }).map((parts) => parts.join(" "));
const value = fc.oneof(
  { weight: 4, arbitrary: text },
  fc.array(text, { maxLength: 2 }),
  fc.constantFrom<unknown>(5, true, null, [5, "x"], [true], [null, "us"]),
  fc.tuple(text, text).map((texts) => [block(...texts)]),
);
const fields = fc.record(
  {
    _type: fc.constantFrom("story", "person"),
    title: value,
    body: value,
    nested: fc.record({ body: value }),
  },
  { requiredKeys: ["_type"] },
);
const documents = fc
  .uniqueArray(fc.constantFrom("a", "b.c", "drafts.a", "harbour", "5"), { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map((_id) => fields.map((rest): FixtureDocument => ({ _id, ...rest })))));
const typed = fc
  .array(fc.tuple(fc.constantFrom("", "-", '"', '-"'), words, fc.constantFrom("", "*", '"', '"*')), {
    maxLength: 3,
  })
  .map((terms) => terms.map((term) => term.join("")).join(" "));
const left = fc.constantFrom(
  "title",
  "body[]",
  "nested.body",
  "pt::text(body)",
  "[title, _id]",
  "_id",
  "body[].children[].text",
);

test("search whole documents for anything: what is found is what a look at each of them finds", async () => {
  await fc.assert(
    fc.asyncProperty(documents, typed, async (stored, q) => {
      const { result } = await newsroom(stored)("*[@ match text::query($q)]._id", { q });
      const query = parseTextQuery(q);
      const expected = stored.filter((document) =>
        matchesTextQuery([searchedTexts(documentTexts(complete(document)))], query),
      );
      expect(result).toEqual(expected.map(({ _id }) => _id).sort());
    }),
    { numRuns: 200 },
  );
});

test("search fields for anything: the index changes nothing", async () => {
  await fc.assert(
    fc.asyncProperty(documents, typed, left, async (stored, q, field) => {
      const run = newsroom(stored);
      const { result } = await run(`*[${field} match text::query($q)]._id`, { q });
      const { result: unindexed } = await run(`*[select(${field} match text::query($q) => true)]._id`, { q });
      expect(result).toEqual(unindexed);
    }),
    { numRuns: 200 },
  );
});

test("match without text::query: the answer is that of groq-js over all documents", async () => {
  const pattern = fc.oneof(
    typed.map((q) => q.replaceAll('"', "")),
    fc.constantFrom("*lodie", "harb*s", "n*", "u*", ".*", "é.*", "a_*", "“q*"),
  );
  const patterns = fc.oneof(pattern, fc.array(pattern, { maxLength: 2 }));
  await fc.assert(
    fc.asyncProperty(documents, patterns, left, async (stored, p, field) => {
      const query = `*[${field} match $p]._id`;
      const { result } = await newsroom(stored)(query, { p });
      const dataset = stored.map(complete).sort((one, other) => (one._id < other._id ? -1 : 1));
      expect(result).toEqual(toJS(evaluateSync(parse(query), { dataset, params: { p } })));
    }),
    { numRuns: 300 },
  );
});
