import fc from "fast-check";
import { evaluate, parse, toJS } from "groq-js";
import { expect, test } from "vitest";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { complete, type FixtureDocument, openFixture } from "./datasetFixture.ts";
import { overlayOf, type Perspective, type Visibility } from "./overlay.ts";
import { type PlanLimits, planLimits } from "./planLimits.ts";
import { runQuery } from "./runQuery.ts";

const now = "2026-07-27T12:00:00Z";

/** What the planner must never differ from: groq-js over every visible document, without an index or a lookup. */
async function plainAnswer(
  documents: LakeDocument[],
  query: string,
  perspective: Perspective,
  visibility: Visibility,
): Promise<unknown> {
  const overlay = overlayOf(perspective, visibility);
  const stored = new Map(documents.map((document) => [document._id, document]));
  const visible = documents.flatMap((document) => {
    const id = overlay.visibleId(document._id);
    const isUppermost =
      id !== undefined && overlay.storedIds(id).find((each) => stored.has(each)) === document._id;
    return isUppermost ? [overlay.show(document, id)] : [];
  });
  const dataset = visible.sort((one, other) => (one._id < other._id ? -1 : 1));
  const value = await evaluate(parse(query, { params }), { dataset, params, timestamp: new Date(now) });
  return toJS(await value.asStatic());
}

const publishedIds = ["a", "b", "c", "d", "e", "f"];
const storedIds = [
  ...publishedIds,
  "drafts.a",
  "drafts.b",
  "drafts.g",
  "versions.r1.a",
  "versions.r1.h",
  "versions.odd",
  "some.path",
];
const types = ["article", "person", "quote"];
const times = ["2026-07-01T00:00:00Z", "2026-07-27T12:00:00Z", "2026-07-28T00:00:00Z", "2027-01-01"];
const words = [
  "one",
  "two",
  "",
  "5",
  "true",
  "é",
  "😀",
  "\uf000",
  "\ud800",
  "a\u001fb",
  "a\u001eb",
  "?",
  "x".repeat(300),
];

const params: Record<string, unknown> = {
  id: "a",
  ids: ["a", "b", "drafts.a", null, 5],
  word: "one",
  words: ["one", "5", 5, null, "😀"],
  long: "x".repeat(300),
  type: "article",
  types: ["article", "quote"],
  number: 5,
  index: 1,
  nothing: null,
  lone: "\ud800",
  units: ["a\u001fb", "one"],
  records: ["a\u001eb", "one"],
  empty: [],
};

const value = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...words) },
  fc.constantFrom(5, 0, true, false, null),
  fc.constantFrom<unknown>([], ["one", "two"], { current: "one" }, { _ref: "a" }),
);
const reference = fc.oneof(
  { weight: 6, arbitrary: fc.record({ _ref: fc.constantFrom(...publishedIds, "drafts.a", "nowhere", "") }) },
  fc.constantFrom<unknown>(null, 5, "a", { _ref: 5 }, { _ref: "a", inner: { _ref: "b" } }),
);
const time = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...times) },
  fc.constantFrom<unknown>("😀", "\uf000", 5, null, true, [], {}, "y".repeat(300)),
);
const slug = fc.oneof({ weight: 5, arbitrary: fc.record({ current: value }) }, value);

const fields = fc.record(
  {
    _type: fc.constantFrom(...types),
    title: value,
    slug,
    publishedAt: time,
    author: reference,
    _ref: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, fc.constantFrom("a", "", 5)),
    items: fc.array(fc.oneof(fc.record({ _key: fc.constantFrom("k", "l"), quote: reference }), reference), {
      maxLength: 3,
    }),
    related: fc.record({ list: fc.array(reference, { maxLength: 2 }) }),
    n: fc.constantFrom(1, 5, "5"),
    tags: fc.array(value, { maxLength: 2 }),
    mixed: fc.oneof(fc.array(fc.oneof(value, reference, fc.constant([[]])), { maxLength: 3 }), value),
  },
  { requiredKeys: ["_type"] },
);

const documents = fc
  .uniqueArray(fc.constantFrom(...storedIds), { minLength: 1 })
  .chain((ids) => fc.tuple(...ids.map((_id) => fields.map((rest): FixtureDocument => ({ _id, ...rest })))));

/** One of the expressions, which stand with two spaces between them. */
const oneOf = (...lines: string[]) => fc.constantFrom(...lines.flatMap((line) => line.split("  ")));

const constantText = oneOf(
  '$id  $word  $long  $type  $number  $nothing  $words  $lone  "a"  "one"  "5"  5  null  true  ""  "drafts.a"',
  '"on" + "e"  lower($word)  now()  coalesce($nothing, $id)  $ids[0]  $units[0]  $records[0]',
);
const constantList = oneOf(
  '$ids  $words  $types  $empty  $units  $records  $nothing  ["a", "b"]  [$id, "c", null]  ["one", 5]  [$lone]',
  'path("a")  path("drafts.**")  []  "a"',
);
/** Values that change from one outer document to the next; null where there is none. */
const outerText = oneOf(
  "^._id  ^.title  ^.slug.current  ^.author._ref  ^.n  ^.publishedAt  ^._type  ^.author->title  ^.items[0]._ref",
  "^.^._id  ^.tags[0]  ^.nothing",
);
const outerList = oneOf(
  "^.items[]._ref  ^.items[].quote._ref  ^.tags  [^._id]  ^.related.list[]._ref  array::unique(^.tags)",
  "^.items[_key == ^.^.title]._ref  ^.items[quote._ref != ^._id].quote._ref  ^.tags[@ != ^.title]",
);
const path = oneOf(
  "_id  _type  title  slug.current  slug  publishedAt  author._ref  n  tags  _originalId  (title)  @.title",
  'items[0]._ref  items[_key == "k"][0].quote._ref  author->_id  author->author._ref  _createdAt',
);
const referenceList = oneOf(
  "items[]._ref  items[].quote._ref  related.list[]._ref  author._ref  items[]->_id  items[0..1]._ref  [author._ref]",
  'items[_key == "k"].quote._ref  items[]->author._ref  tags',
);
const storedList = oneOf(
  "tags  items  mixed  (mixed)  @.mixed  title  slug  slug.current  related.list  author->tags",
);
const ordering = oneOf(
  "publishedAt desc  publishedAt  publishedAt desc, title  title asc, _id desc  title desc  _createdAt desc",
  "slug.current  _id desc  lower(title)  n desc  author->title  @.publishedAt desc",
);
const slice = oneOf(
  "[0]  [0...1]  [0...2]  [1..2]  [-1]  [0...-1]  [$index]  [0...$number]  [2...1]  [0..0][0...2]",
);

/** Bounds of the order of time. */
const range = oneOf(
  'publishedAt >= "2026-07-27T12:00:00Z"  publishedAt > "2026-07-01T00:00:00Z"  publishedAt <= now()  now() < publishedAt',
  '"2026-07-28T00:00:00Z" >= publishedAt  "2027-01-01" > publishedAt  publishedAt <= $lone  publishedAt > "\\uf000"',
  "$nothing < publishedAt  publishedAt < $ids  publishedAt < $long  defined(title)",
);

/** GROQ with parts that are generated: groq`*[${condition}]`. */
function groq(texts: TemplateStringsArray, ...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...parts).map((values) => String.raw({ raw: texts }, ...values));
}

type Grammar = Record<"condition" | "documents" | "list" | "projection" | "query", string>;

const { query } = fc.letrec<Grammar>((tie) => {
  const [condition, documents, list] = [tie("condition"), tie("documents"), tie("list")];
  return {
    condition: fc.oneof(
      { depthSize: "small" },
      groq`${path} == ${constantText}`,
      groq`${constantText} == ${path}`,
      groq`${path} in ${constantList}`,
      groq`${path} == ${outerText}`,
      groq`${path} in ${outerList}`,
      groq`${fc.oneof(constantText, outerText)} in ${referenceList}`,
      groq`references(${fc.oneof(constantText, constantList, outerText, outerList)})`,
      groq`references(${outerText}, ${constantText})`,
      groq`${path} ${oneOf("<  <=  >  !=")} ${constantText}`,
      groq`defined(${path})`,
      groq`defined(${storedList}[${oneOf("0  1  2  -1")}])`,
      groq`count(${storedList}) ${oneOf(">  >=  !=")} ${oneOf("0  1")}`,
      groq`0 < count(${storedList})`,
      oneOf(
        'title match "o*"  publishedAt in $word..now()  publishedAt <= now()  sanity::versionOf($id)  true  null',
      ),
      oneOf("count(*[author._ref == ^._id]) > 0  count(items[_ref in *[_type == ^.^._type]._id]) > 0"),
      groq`references(${list}._id)`,
      groq`${path} in ${list}._id`,
      groq`${path} == ${list}[0].title`,
      groq`count(${list}) > 1`,
      groq`!(${condition})`,
      groq`(${condition} || ${condition})`,
      groq`(${condition} && ${condition})`,
    ),
    documents: fc.oneof(
      { weight: 1, arbitrary: fc.constant("*") },
      { weight: 6, arbitrary: groq`*[${condition}]` },
      { weight: 3, arbitrary: groq`*[_type == "${fc.constantFrom(...types)}" && ${condition}]` },
      { weight: 1, arbitrary: groq`(*[${condition}])[${condition}]` },
    ),
    list: fc.oneof({ depthSize: "small" }, documents, groq`(${documents} | order(${ordering})[0...2])`),
    projection: fc.oneof(
      { depthSize: "small" },
      oneOf("{_id, title}  {...}  ._id  .items[]  {_originalId}  {_id, author->{title, author->}}"),
      fc.constantFrom("", '{"all": items[]->{_id, title}}'),
      groq`{_id, "inner": ${list}._id}`,
      groq`{"inner": ${list}{_id, "up": ^._id}}`,
      groq`{"items": items[]{"ids": ${list}._id, "up": ^._id}}`,
      groq`{"n": count(${list}), title match "o*" => {"hit": true}}`,
      groq`{"at": ${list}._id[0], "parents": author->{"of": ${list}._id}}`,
    ),
    query: fc.oneof(
      groq`${documents}${tie("projection")}`,
      groq`${documents}${slice}${tie("projection")}`,
      groq`${documents} | order(${ordering})${slice}${tie("projection")}`,
      groq`${documents} | order(${ordering})${slice}._id`,
      groq`${documents} | order(${ordering}) | order(${ordering})${slice}._id`,
      groq`*[${range} && ${range}] | order(publishedAt ${oneOf("asc  desc")})${slice}._id`,
      groq`${documents} | order(${ordering})${tie("projection")}`,
      groq`${documents} | score(${condition}) | order(_score desc, _id)[0...3]{_id, _score}`,
      groq`{"one": ${list}{_id}, "other": count(${list})}`,
      groq`count(${documents})`,
      groq`{"in": count(*[references(${oneOf('"a"  $ids  $lone  ["b", "c"]')}) && ${range}]), "out": count(*[!(${condition}) && !references(${oneOf('"b"  $ids')})])}`,
      groq`${documents}{"n": count(*[references(^._id) && _id != ^._id])}`,
      groq`*[references(${constantList}) && ${condition}] | order(${ordering})${slice}.title`,
    ),
  };
});

const perspective = fc.constantFrom<Perspective[]>("raw", "published", "drafts", ["r1"], ["r1", "drafts"]);
const visibility = fc.constantFrom<Visibility[]>("all", "all", "public");
/** Small ones, so that a handful of documents meets every way of finding them and every way of giving up. */
const limits = fc.constantFrom<PlanLimits[]>(
  planLimits,
  { few: 0, counted: 100, manyToOrder: 1, windowRows: 100, excerptsPerRow: 1, unlisted: 100, batch: 1 },
  { few: 0, counted: 100, manyToOrder: 100, windowRows: 0, excerptsPerRow: 1, unlisted: 0, batch: 1 },
  { few: 0, counted: 2, manyToOrder: 2, windowRows: 3, excerptsPerRow: 2, unlisted: 1, batch: 2 },
);

test("run any query in any perspective: the answer is that of groq-js over all visible documents", async () => {
  await fc.assert(
    fc.asyncProperty(
      documents,
      query,
      perspective,
      visibility,
      limits,
      async (stored, text, seen, whose, planned) => {
        const db = openFixture(stored);
        try {
          const request = { datasetId: 1, query: text, params, perspective: seen, visibility: whose, now };
          const { result } = await runQuery(db, request, planned);
          expect(result).toEqual(await plainAnswer(stored.map(complete), text, seen, whose));
        } finally {
          db.close();
        }
      },
    ),
    { numRuns: Number(process.env.QUERY_RUNS ?? 400) },
  );
});
