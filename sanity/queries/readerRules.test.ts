import { parse } from "groq-js";
import { describe, expect, test } from "vitest";
import { planQuery } from "../lake/query/planner.ts";
import { EMBARGOES_QUERY } from "./changes.ts";
import { CORRECTION_ENTRIES_QUERY, LATEST_CORRECTIONS_QUERY } from "./corrections.ts";
import { article, quote, statement } from "./fixtures/portEllis.ts";
import { NOW, queryLake } from "./fixtures/queryLake.ts";
import { FRONT_PAGE_QUERY } from "./frontPage.ts";
import { PUBLISHED, QUOTE_READABLE, READABLE, STATUS } from "./readerRules.ts";
import { CONNECTED_STATEMENTS_QUERY, RELATED_STORIES_QUERY } from "./related.ts";
import { STORY_QUERY } from "./story.ts";
import { TOPIC_ARCHIVE_QUERY, TOPIC_FRONT_QUERY } from "./topicPage.ts";

async function isPublished(fields: Readonly<Record<string, unknown>>): Promise<boolean> {
  const { client } = queryLake([article("story", "story", fields)]);
  const found = await client.fetch<unknown[]>(`*[_type == "article" && ${PUBLISHED}]._id`);
  return found.length === 1;
}

/** The fixtures' clock, as an offset three hours behind spells it: earlier as a string, the same as a moment. */
const beforeNow = "2031-05-31T20:59:59-03:00";
const afterNow = "2031-05-31T21:00:01-03:00";

describe("PUBLISHED", () => {
  test.each([
    ["no embargo", {}],
    ["an embargo that ends now", { publishAt: NOW.toISOString() }],
    ["an embargo that has ended, with an offset", { publishAt: beforeNow }],
    ["published with an offset", { publishedAt: beforeNow }],
  ])("%s: shown", async (_, fields) => {
    expect(await isPublished(fields)).toBe(true);
  });

  test.each([
    ["an embargo", { publishAt: "2031-06-01T00:00:01Z" }],
    ["an embargo with an offset", { publishAt: afterNow }],
    ["an embargo that is empty", { publishAt: "" }],
    ["an embargo without a time", { publishAt: "2031-05-01" }],
    ["an embargo that is no string", { publishAt: false }],
    ["never published", { publishedAt: undefined }],
    ["a publication date that is empty", { publishedAt: "" }],
    ["a publication date that can't be read", { publishedAt: "yesterday" }],
    ["a publication date in the future", { publishedAt: afterNow }],
  ])("%s: not shown", async (_, fields) => {
    expect(await isPublished(fields)).toBe(false);
  });
});

describe("READABLE", () => {
  async function isReadable(fields: Readonly<Record<string, unknown>>): Promise<readonly boolean[]> {
    const { client } = queryLake([
      quote("words", "Words.", fields),
      article("story", "story", { body: [statement("s1", "words")] }),
    ]);
    const found = await client.fetch<unknown[]>(`*[_type == "quote" && ${READABLE}]._id`);
    const carried = await client.fetch<unknown[]>(`*[_id == "story"][0].body[${QUOTE_READABLE}]._key`);
    const status = await client.fetch<unknown>(`*[_id == "words"][0]{${STATUS}}.status`);
    return [found.length === 1, carried.length === 1, status !== "held"];
  }

  test.each([
    ["live", {}],
    ["without a status", { status: undefined }],
    ["withdrawn", { status: "withdrawn" }],
    ["an embargo that ends now", { publishAt: NOW.toISOString() }],
    ["an embargo that has ended, with an offset", { publishAt: beforeNow }],
  ])("%s: shown, also where it is carried, and stands as it stands", async (_, fields) => {
    expect(await isReadable(fields)).toEqual([true, true, true]);
  });

  test.each([
    ["held", { status: "held" }],
    ["an embargo", { publishAt: "2031-06-01T00:00:00.001Z" }],
    ["an embargo with an offset", { publishAt: afterNow }],
    ["an embargo on what is withdrawn", { status: "withdrawn", publishAt: afterNow }],
    ["an embargo that is empty", { publishAt: "" }],
    ["an embargo without a time", { publishAt: "2031-05-01" }],
    ["an embargo that is no string", { publishAt: false }],
  ])("%s: not shown, and held where it is carried", async (_, fields) => {
    expect(await isReadable(fields)).toEqual([false, false, false]);
  });
});

describe("the embedded lake's plan", () => {
  const lookupsOf = (query: string, params: Readonly<Record<string, unknown>> = {}) =>
    planQuery(parse(query, { params })).lookups.flatMap((lookup) =>
      lookup.kind === "documents" ? [lookup] : [],
    );

  /** What narrows each lookup of a query. */
  const paths = (query: string) =>
    lookupsOf(query, {
      slug: "",
      threadIds: [],
      statementIds: [],
      topicIds: [],
      storyId: "",
      pickIds: [],
    }).map(
      ({ condition }) => condition?.kind === "all" && condition.of.map((one) => "path" in one && one.path),
    );

  test("stories in the order of time: read from the index alone, none of them without a date", () => {
    const windows = lookupsOf(FRONT_PAGE_QUERY).flatMap(({ window }) => window ?? []);
    expect(windows).toMatchObject([
      { path: "publishedAt", end: 24, includesMissing: false },
      { path: "publishedAt", end: 80, includesMissing: false },
      { path: "publishedAt", end: 3, includesMissing: false },
    ]);
  });

  test("embargoes: read from the index in the order of time, from where they are asked for", () => {
    const params = { since: "2031-06-01T00:00:00Z", dayBefore: "2031-05-31T00:00:00Z" };
    const windows = lookupsOf(EMBARGOES_QUERY, params).flatMap(({ window }) => window ?? []);
    expect(windows).toMatchObject([
      { path: "publishAt", end: 100, includesMissing: false, bounds: { from: [expect.any(Number)] } },
      { path: "publishedAt", end: 100, includesMissing: false, bounds: { from: [expect.any(Number)] } },
    ]);
  });

  test("connected statements: narrowed by what they refer to", () => {
    const byReference = { kind: "all", of: [{ path: "type" }, { path: "reference" }] };
    const ids = { statementIds: [], eventIds: [], sourceIds: [], speakerIds: [] };
    const conditions = lookupsOf(CONNECTED_STATEMENTS_QUERY, ids).map(({ condition }) => condition);
    expect(conditions).toMatchObject([byReference, byReference, byReference, byReference]);
  });

  test("a topic's stories: read in the order of time, and found by what they refer to", () => {
    const [front, archive] = [TOPIC_FRONT_QUERY, TOPIC_ARCHIVE_QUERY].map((query) =>
      lookupsOf(query, { slug: "", from: 20, to: 40 }).flatMap(({ window, condition }) =>
        window ? [{ ...window, condition }] : [],
      ),
    );
    const byReference = { kind: "all", of: [{ path: "type" }, { path: "reference" }] };
    expect(front).toMatchObject([
      { path: "publishedAt", end: 39, includesMissing: false, condition: byReference },
    ]);
    expect(archive).toMatchObject([
      { path: "publishedAt", end: 40, includesMissing: false, condition: byReference },
    ]);
  });

  test("corrections: found among the documents that have some", () => {
    for (const query of [LATEST_CORRECTIONS_QUERY, CORRECTION_ENTRIES_QUERY]) {
      const byCorrections = paths(query).filter((narrowing) => narrowing && narrowing[1] === "corrections[]");
      expect(byCorrections).toEqual([
        ["type", "corrections[]"],
        ["type", "corrections[]"],
      ]);
    }
  });

  test("a story by its slug, stories by what they refer to: narrowed by that", () => {
    expect(paths(STORY_QUERY)).toEqual([["type", "slug.current"]]);
    expect(paths(RELATED_STORIES_QUERY)).toEqual([
      ["type", "reference"],
      ["type", "reference"],
      ["type", "reference"],
      ["type", "reference"],
      ["type", "id"],
    ]);
  });
});
