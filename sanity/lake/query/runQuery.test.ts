import type { DatabaseSync } from "node:sqlite";
import { afterEach, expect, test } from "vitest";
import { temporaryStore } from "../store/temporaryStore.ts";
import { type FixtureDocument, openFixture } from "./datasetFixture.ts";
import { type PlanLimits, planLimits } from "./planLimits.ts";
import { type QueryRequest, runQuery, selectIds } from "./runQuery.ts";
import { datasetTag, documentTag, typeTag } from "./syncTags.ts";

const newsroom: FixtureDocument[] = [
  article("one", "2026-07-01T00:00:00Z", "ann"),
  article("two", "2026-07-02T00:00:00Z", "ann"),
  article("three", "2026-07-03T00:00:00Z", "bob"),
  { ...article("two", "2026-07-02T00:00:00Z", "cem"), _id: "drafts.two", headline: "Two, revised" },
  { ...article("four", "2026-07-04T00:00:00Z", "drafts.cem"), _id: "drafts.four" },
  {
    ...article("three", "2026-07-03T00:00:00Z", "bob"),
    _id: "versions.r1.three",
    headline: "Three, released",
  },
  { _id: "ann", _type: "person", name: "Ann" },
  { _id: "bob", _type: "person", name: "Bob" },
  { _id: "cem", _type: "person", name: "Cem" },
  { _id: "drafts.cem", _type: "person", name: "Cem, revised" },
  {
    _id: "secret.settings",
    _type: "settings",
    featured: [
      { _key: "a", _ref: "three" },
      { _key: "b", _ref: "one" },
    ],
  },
];

function article(id: string, publishedAt: string, author: string): FixtureDocument {
  return {
    _id: id,
    _type: "article",
    headline: `Story ${id}`,
    slug: { _type: "slug", current: id },
    publishedAt,
    author: { _type: "reference", _ref: author },
  };
}

const open: DatabaseSync[] = [];

afterEach(() => {
  for (const db of open.splice(0)) db.close();
});

interface RunOptions extends Partial<QueryRequest> {
  documents?: FixtureDocument[];
  limits?: PlanLimits;
}

function run(query: string, { documents = newsroom, limits, ...request }: RunOptions = {}) {
  const db = openFixture(documents);
  open.push(db);
  const defaults: QueryRequest = {
    datasetId: 1,
    query,
    params: {},
    perspective: "published",
    visibility: "all",
    now: "2026-07-27T12:00:00Z",
  };
  return runQuery(db, { ...defaults, ...request }, limits);
}

test.each([
  ["*[_id == $id]{_id}", ["id"], 1],
  ["*[_id in [$id, 'two']]{_id}", ["id"], 2],
  ["*[_type == 'article' && slug.current == 'one'][0]{author->}", ["field slug.current"], 1],
  ["*[slug.current in ['one', 'two']]{_id}", ["field slug.current"], 2],
  ["*[_type in ['person', 'settings']]{_id}", ["type"], 4],
  ["*[references('ann')]._id", ["reference"], 2],
  ["*[defined(featured[0])]._id", ["field featured[]"], 1],
  ["*[0 < count(featured) && defined(_id)]._id", ["field featured[]"], 1],
  ["*[author._ref == 'ann']._id", ["reference"], 2],
  ["*['three' in featured[]._ref]._id", ["reference"], 1],
  ["*[references(*[name == 'Ann']._id)]._id", ["field name", "reference"], 3],
  ["*[_type == 'person'] {'n': count(*[references(^._id)])}", ["type", "reference"], 6],
  ["*[_id in ^.nothing[]._ref]", ["id"], 0],
  ["{'a': *[_id == 'one'], 'b': count(*[_type == 'person' || _id == 'one'])}", ["id", "type"], 4],
  ["*[_id == 'secret.settings'][0].featured[]->{'by': *[_id == ^.author._ref][0].name}", ["id"], 3],
])("query %j: is answered by the indexes %j without a scan", async (query, indexes, candidates) => {
  const { plan } = await run(query, { params: { id: "one" } });
  expect(plan).toEqual({ scans: 0, candidates, indexes });
});

test("query that no index answers: scans, and says for how many parts", async () => {
  const { plan, result } = await run(
    "*[string::startsWith(headline, 'Story t')]{_id, 'others': count(*[headline != ^.headline])}",
  );
  expect(result).toEqual([
    { _id: "three", others: 6 },
    { _id: "two", others: 6 },
  ]);
  expect(plan).toEqual({ scans: 2, candidates: 7, indexes: [] });
});

test("latest of many: reads the index in order, and only as far as needed", async () => {
  const documents = Array.from({ length: 500 }, (_, index) =>
    article(`a${index}`, new Date(index * 86_400_000).toISOString(), "ann"),
  );
  const { plan, result } = await run("*[_type == 'article'] | order(publishedAt desc)[0...3]._id", {
    documents,
  });
  expect(result).toEqual(["a499", "a498", "a497"]);
  expect(plan).toEqual({ scans: 0, candidates: planLimits.batch, indexes: ["order publishedAt"] });
});

test("a span of time among many: reads no more of the index than lies in it", async () => {
  const day = (index: number) => new Date(index * 86_400_000).toISOString();
  const documents = Array.from({ length: 500 }, (_, index) => article(`a${index}`, day(index), "ann"));
  const { plan, result } = await run(
    "*[_type == 'article' && publishedAt >= $from && $to > publishedAt] | order(publishedAt asc)[0...1000]._id",
    { documents, params: { from: day(200), to: day(203) } },
  );
  expect(result).toEqual(["a200", "a201", "a202"]);
  // The bounds themselves are read, and the filter has the last word.
  expect(plan).toEqual({ scans: 0, candidates: 4, indexes: ["order publishedAt"] });
});

test("a slice far down a long list, and how long it is: in order, whole documents, of no more than are asked for", async () => {
  const day = (index: number) => new Date(index * 86_400_000).toISOString();
  const documents = Array.from({ length: 500 }, (_, index) => article(`a${index}`, day(index), "ann"));
  const list = `*[references('ann') && publishedAt > '' && publishedAt < '${day(400)}']`;
  const { plan, result } = await run(
    `{'count': count(${list}), 'page': ${list} | order(publishedAt desc, _id desc)[300...302]{_id, headline}}`,
    { documents },
  );
  expect(result).toEqual({
    count: 400,
    page: [
      { _id: "a99", headline: "Story a99" },
      { _id: "a98", headline: "Story a98" },
    ],
  });
  expect(plan).toEqual({ scans: 0, candidates: 500, indexes: ["reference"] });
});

test("latest of many after further commits: documents that lose or gain the field are in their place", async () => {
  const lake = temporaryStore();
  const latest = async () => {
    const answer = await runQuery(lake.store.db, {
      datasetId: lake.datasetId,
      query: "*[_type == 'article'] | order(publishedAt desc)[0...3]._id",
      params: {},
      perspective: "raw",
      visibility: "all",
      now: "2026-07-27T12:00:00Z",
    });
    expect(answer.plan.indexes).toEqual(["order publishedAt"]);
    return answer.result;
  };
  try {
    lake.commit([{ create: { _id: "ann", _type: "person" } }]);
    lake.commit(
      Array.from({ length: 200 }, (_, index) => ({
        create: article(`a${index}`, new Date(index * 86_400_000).toISOString(), "ann"),
      })),
    );
    expect(await latest()).toEqual(["a199", "a198", "a197"]);
    lake.commit([{ patch: { id: "a5", unset: ["publishedAt"] } }]);
    lake.commit([{ patch: { id: "a6", set: { publishedAt: { precise: false } } } }]);
    expect(await latest()).toEqual(["a5", "a6", "a199"]);
    lake.commit([
      { patch: { id: "a5", set: { publishedAt: "1970-01-01T00:00:00Z" } } },
      { delete: { id: "a199" } },
    ]);
    expect(await latest()).toEqual(["a6", "a198", "a197"]);
    lake.commit([{ delete: { id: "a6" } }, { create: { _id: "new", _type: "article" } }]);
    expect(await latest()).toEqual(["new", "a198", "a197"]);
  } finally {
    lake.remove();
  }
});

test("first in order of strings that UTF-8 orders differently: JavaScript's order counts", async () => {
  const documents = [
    { _id: "a", _type: "word", text: "\uf000" },
    { _id: "b", _type: "word", text: "😀" },
  ];
  const limits = { ...planLimits, manyToOrder: 1, batch: 1 };
  const { result } = await run("*[_type == 'word'] | order(text)[0]._id", { documents, limits });
  expect(result).toBe("b");
});

test.each(["a\u001fb", "a\u001eb", "a\0b", "\ud800", "😀", "", "x".repeat(257), 5, true, "5"])(
  "look for %j: is found by equality, in a list, and from another document",
  async (value) => {
    const documents = [
      { _id: "a", _type: "word", text: value },
      { _id: "b", _type: "word", text: "a", nested: { text: value } },
      { _id: "c", _type: "word" },
    ];
    const query = `{
      "equal": *[text == $value]._id,
      "listed": *[nested.text in ["c", $value]]._id,
      "other": *[_id == "a"][0]{"ids": *[nested.text == ^.text]._id}.ids
    }`;
    const { result } = await run(query, { documents, params: { value } });
    expect(result).toEqual({ equal: ["a"], listed: ["b"], other: ["b"] });
  },
);

test.each(["mentor->mentor._ref == 'c'", "'c' in mentor->pupils[]._ref"])(
  "reference of a document that is referred to, %j: isn't taken for the document's own",
  async (filter) => {
    const documents = [
      { _id: "a", _type: "person", mentor: { _ref: "b" } },
      { _id: "b", _type: "person", mentor: { _ref: "c" }, pupils: [{ _key: "c", _ref: "c" }] },
    ];
    expect((await run(`*[${filter}]._id`, { documents })).result).toEqual(["a"]);
  },
);

test("perspective published: only ids without a prefix, without _originalId", async () => {
  const { result } = await run("*[_type == 'article']{_id, headline, _originalId}");
  expect(result).toEqual([
    { _id: "one", headline: "Story one", _originalId: null },
    { _id: "three", headline: "Story three", _originalId: null },
    { _id: "two", headline: "Story two", _originalId: null },
  ]);
});

test("perspective drafts: drafts cover what is published, under its id, and references lead to drafts", async () => {
  const { result } = await run("*[_type == 'article']{_id, _originalId, headline, 'by': author->name}", {
    perspective: "drafts",
  });
  expect(result).toEqual([
    { _id: "four", _originalId: "drafts.four", headline: "Story four", by: null },
    { _id: "one", _originalId: "one", headline: "Story one", by: "Ann" },
    { _id: "three", _originalId: "three", headline: "Story three", by: "Bob" },
    { _id: "two", _originalId: "drafts.two", headline: "Two, revised", by: "Cem, revised" },
  ]);
});

test("perspective of a release and drafts: the first that has a document shows it, published comes last", async () => {
  const { result } = await run("*[_type == 'article']{_id, _originalId}", { perspective: ["r1", "drafts"] });
  expect(result).toEqual([
    { _id: "four", _originalId: "drafts.four" },
    { _id: "one", _originalId: "one" },
    { _id: "three", _originalId: "versions.r1.three" },
    { _id: "two", _originalId: "drafts.two" },
  ]);
});

test("perspective raw: every stored document as it is", async () => {
  const { result } = await run("*[slug.current == 'two']{_id, _originalId}", { perspective: "raw" });
  expect(result).toEqual([
    { _id: "drafts.two", _originalId: null },
    { _id: "two", _originalId: null },
  ]);
});

test("visibility public: no id with a dot, neither found nor referred to", async () => {
  const query =
    "{'ids': *[_id match '*']._id, 'settings': *[_type == 'settings'], 'four': *[_id == 'drafts.four']}";
  const { result } = await run(query, { perspective: "raw", visibility: "public" });
  expect(result).toEqual({ ids: ["ann", "bob", "cem", "one", "three", "two"], settings: [], four: [] });
});

test("now, project and dataset: are those of the request", async () => {
  const { result } = await run("[now(), sanity::projectId(), sanity::dataset(), dateTime(now())]", {
    projectId: "verbatim",
    datasetName: "production",
  });
  expect(result).toEqual(["2026-07-27T12:00:00.000Z", "verbatim", "production", "2026-07-27T12:00:00Z"]);
});

test("function that groq-js only evaluates asynchronously: is answered all the same", async () => {
  const { result, plan } = await run(
    "*[_type == 'person' && diff::changedAny({'name': 'Ann'}, @, name)]._id",
  );
  expect(result).toEqual(["bob", "cem"]);
  expect(plan.scans).toBe(1);
});

test("reference that looks like a lookup: finds nothing", async () => {
  const documents = [{ _id: "a", _type: "article", author: { _ref: "lookup 0" } }];
  expect((await run("*[_id == 'a']{'by': author->}", { documents })).result).toEqual([{ by: null }]);
});

test("sync tags: a change of a document that the answer shows, or would show, has one of them", async () => {
  const { syncTags } = await run("*[_type == 'article' && slug.current == 'one'][0]{author->}");
  const concerns = (_id: string, _type: string) =>
    [datasetTag(1), typeTag(1, _type), documentTag(1, _id)].some((tag) => syncTags.includes(tag));
  expect(concerns("new", "article")).toBe(true);
  expect(concerns("ann", "person")).toBe(true);
  expect(concerns("drafts.ann", "person")).toBe(true);
  expect(concerns("bob", "person")).toBe(false);
  expect(syncTags.every((tag) => /^s1:[\w-]+$/.test(tag))).toBe(true);
});

test("sync tags of more than 100 documents: their types stand for them", async () => {
  const documents = Array.from({ length: 150 }, (_, index) =>
    article(`a${index}`, "2026-07-01", `a${index + 1}`),
  );
  const { syncTags } = await run("*[_id in $ids]{author->}", {
    documents,
    params: {
      ids: documents
        .slice(1)
        .map(({ _id }) => _id)
        .slice(0, 120),
    },
  });
  expect(syncTags).toEqual([typeTag(1, "article")]);
});

test("sync tags of a query that any document could enter: one for the dataset", async () => {
  const { syncTags } = await run("*[headline match 'x']");
  expect(syncTags).toEqual([datasetTag(1)]);
});

test("select ids inside a transaction: sees what it has written, drafts included, up to the limit", () => {
  const lake = temporaryStore();
  try {
    const select = (limit: number) =>
      selectIds(lake.store.db, {
        datasetId: lake.datasetId,
        query: "*[_type == $type]",
        params: { type: "article" },
        now: "2026-07-27T12:00:00Z",
        limit,
      });
    const found: string[][] = [];
    lake.commit(
      [
        { create: { _id: "b", _type: "article" } },
        { create: { _id: "drafts.a", _type: "article" } },
        { delete: { query: "*[_type == $type]", params: { type: "article" } } },
      ],
      {
        selectIds: (_query, _params, _now, limit) => {
          found.push(select(limit), select(1));
          return [];
        },
      },
    );
    expect(found).toEqual([["b", "drafts.a"], ["b"]]);
  } finally {
    lake.remove();
  }
});

test("ids wanted: those of every document found, stored ones of any version, and nothing else of them", async () => {
  const { result, plan } = await run("*[_type == 'person']", { perspective: "published", wanted: "ids" });
  expect(result).toEqual(["ann", "bob", "cem", "drafts.cem"]);
  expect(plan).toMatchObject({ scans: 0, indexes: ["type"] });
});
