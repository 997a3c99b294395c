/**
 * How long GROQ takes in the embedded Content Lake: the planner on SQLite against plain groq-js over documents that are
 * parsed and in memory already. `node bench/groq.ts [documents …]`; by default 1000, 10000 and 100000.
 * Times are medians in milliseconds.
 */

import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { evaluate, parse } from "groq-js";
import { complete, type FixtureDocument, openFixture } from "../sanity/lake/query/datasetFixture.ts";
import { type QueryAnswer, runQuery } from "../sanity/lake/query/runQuery.ts";
import type { LakeDocument } from "../sanity/lake/store/lakeDocument.ts";

interface BenchQuery {
  name: string;
  query: string;
  params: Record<string, unknown>;
}

const now = "2026-07-27T12:00:00Z";

/** The published stories of a section, which every fourth story is filed under. */
const section = `*[_type == "article" && references($topic) && publishedAt > "" && dateTime(publishedAt) <= dateTime(now())
  && (!defined(publishAt) || dateTime(publishAt) <= dateTime(now()))]`;

const queries: BenchQuery[] = [
  {
    name: "story by slug, statements, speakers",
    query: `*[_type == "article" && slug.current == $slug][0]{
      ..., byline[]->, body[]{..., _type == "statement" => {"quote": quote->{..., speaker->, source->}}}
    }`,
    params: { slug: "story-77" },
  },
  {
    name: "related: same sources or topic, latest 20",
    query: `*[_type == "article" && _id != $id && references($ids)] | order(publishedAt desc)[0...20]{_id, headline}`,
    params: { id: "article-77", ids: ["person-3", "event-9"] },
  },
  {
    name: "latest 20",
    query: `*[_type == "article"] | order(publishedAt desc)[0...20]{_id, headline, publishedAt}`,
    params: {},
  },
  {
    name: "latest 20 up to now, with statements",
    query: `*[_type == "article" && publishedAt <= now()] | order(publishedAt desc)[0...20]{
      headline, "quotes": body[_type == "statement"].quote->{text, speaker->{name}}
    }`,
    params: {},
  },
  { name: "references($id)", query: "*[references($id)]{_id, _type}", params: { id: "quote-77" } },
  { name: "_id ==", query: "*[_id == $id][0]", params: { id: "article-77" } },
  {
    name: "people with their statements counted",
    query: `*[_type == "person" && slug.current in $slugs]{name, "statements": count(*[_type == "quote" && speaker._ref == ^._id])}`,
    params: { slugs: ["person-1", "person-2", "person-3"] },
  },
  {
    name: "corrected stories and statements",
    query: `*[_type in ["article", "quote"] && defined(corrections[0])]{_id, corrections[]{_key, at, kind}}`,
    params: {},
  },
  {
    name: "section: count and latest 20",
    query: `{"count": count(${section}), "stories": ${section} | order(publishedAt desc, _id desc)[0...20]{_id, headline}}`,
    params: { topic: "topic-0" },
  },
  {
    name: "section: count and 20 in the middle",
    query: `{"count": count(${section}), "stories": ${section} | order(publishedAt asc, _id asc)[$from...$to]{_id, headline}}`,
    params: { topic: "topic-0", from: 4_000, to: 4_020 },
  },
  {
    name: "title match",
    query: `*[_type == "article" && headline match $words][0...20]{_id, headline}`,
    params: { words: "council 7*" },
  },
];

function madeUpDocuments(count: number): FixtureDocument[] {
  const articleCount = Math.floor(count * 0.3);
  const quoteCount = Math.floor(count * 0.5);
  const personCount = count - articleCount - quoteCount;
  return [
    ...Array.from({ length: articleCount }, (_, index) => article(index, quoteCount, personCount)),
    ...Array.from({ length: quoteCount }, (_, index) => quote(index, personCount)),
    ...Array.from({ length: personCount }, (_, index) => person(index)),
  ];
}

const correction = { _key: "c", at: "2026-07-02T09:00:00Z", kind: "correction" };

function article(index: number, quoteCount: number, personCount: number): FixtureDocument {
  return {
    _id: `article-${index}`,
    _type: "article",
    headline: `The council votes on plan ${index} of the year`,
    slug: { _type: "slug", current: `story-${index}` },
    publishedAt: new Date(Date.parse("2016-01-01T00:00:00Z") + index * 3_000_000).toISOString(),
    section: { _type: "reference", _ref: `topic-${index % 4}` },
    byline: [{ _key: "b", _type: "reference", _ref: `person-${index % personCount}` }],
    ...(index % 100 === 0 && { corrections: [correction] }),
    event: { _type: "reference", _ref: `event-${index % 5_000}` },
    body: Array.from({ length: 10 }, (_, block) =>
      block % 3 === 2
        ? {
            _key: `k${block}`,
            _type: "statement",
            quote: { _type: "reference", _ref: `quote-${(index * 3 + block) % quoteCount}` },
          }
        : {
            _key: `k${block}`,
            _type: "block",
            children: [
              { _key: "s", _type: "span", text: `Paragraph ${block} of story ${index}. `.repeat(6) },
            ],
          },
    ),
  };
}

function quote(index: number, personCount: number): FixtureDocument {
  return {
    _id: `quote-${index}`,
    _type: "quote",
    text: `We will decide on matter ${index} when all the figures are on the table.`,
    speaker: { _type: "reference", _ref: `person-${(index * 7) % personCount}` },
    saidAt: { date: "2026-07-01", precision: "day" },
    ...(index % 100 === 0 && { corrections: [correction] }),
  };
}

function person(index: number): FixtureDocument {
  return {
    _id: `person-${index}`,
    _type: "person",
    name: `Person number ${index}`,
    slug: { _type: "slug", current: `person-${index}` },
  };
}

function runPlanned(db: DatabaseSync, { query, params }: BenchQuery): Promise<QueryAnswer> {
  return runQuery(db, { datasetId: 1, query, params, perspective: "published", visibility: "all", now });
}

async function runPlain(dataset: LakeDocument[], { query, params }: BenchQuery): Promise<unknown> {
  const value = await evaluate(parse(query, { params }), { dataset, params, timestamp: new Date(now) });
  return value.get();
}

/** The median time of a run. Runs until there are enough of them or the time is up, after one that isn't counted. */
async function medianMs(run: () => Promise<unknown>, runs: number, limitMs: number): Promise<number> {
  const times: number[] = [];
  const end = performance.now() + limitMs;
  if (runs > 1) await run();
  while (times.length < runs && (times.length === 0 || performance.now() < end)) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  times.sort((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? Number.NaN;
}

async function benchSize(count: number, folder: string): Promise<void> {
  const documents = madeUpDocuments(count);
  const db = openFixture(documents, join(folder, `${count}.sqlite`));
  const inMemory = documents.map(complete);
  for (const query of queries) {
    const { plan } = await runPlanned(db, query);
    const planned = await medianMs(() => runPlanned(db, query), 200, 3_000);
    const plain = await medianMs(() => runPlain(inMemory, query), count < 100_000 ? 5 : 1, 5_000);
    console.log(
      [
        String(count).padStart(7),
        query.name.padEnd(42),
        planned.toFixed(3).padStart(10),
        plain.toFixed(1).padStart(9),
        `${Math.round(plain / planned)}×`.padStart(7),
        String(plan.candidates).padStart(10),
        plan.scans > 0 ? "scan" : plan.indexes.join(", "),
      ].join("  "),
    );
  }
  db.close();
}

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1_000, 10_000, 100_000];
const folder = mkdtempSync(join(tmpdir(), "groq-bench-"));
console.log(`Node ${process.version}, ${cpus()[0]?.model ?? "unknown processor"}, ${cpus().length} cores`);
console.log(
  "   docs  query                                        planned ms   plain ms    ratio  candidates  found by",
);
try {
  for (const size of sizes) await benchSize(size, folder);
} finally {
  rmSync(folder, { recursive: true });
}
