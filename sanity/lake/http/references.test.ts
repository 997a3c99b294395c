import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake;

beforeAll(async () => {
  lake = await startTestLake();
  const client = lake.client("editor");
  const to = (_ref: string, options: object = {}) => ({ _type: "reference", _ref, ...options });
  await client.mutate<Record<string, unknown>>([
    { create: { _id: "person", _type: "person", self: to("person") } },
    { create: { _id: "story", _type: "story", by: to("person"), about: to("person") } },
    {
      create: {
        _id: "drafts.story",
        _type: "story",
        list: [{ _key: "k", by: to("person", { _weak: true }) }],
      },
    },
  ]);
  const elsewhere = (_dataset: string) => to("person", { _type: "crossDatasetReference", _dataset });
  await lake
    .client("editor", { dataset: "open" })
    .mutate<Record<string, unknown>>([
      { create: { _id: "outside", _type: "story", by: elsewhere("production") } },
      { create: { _id: "other", _type: "story", by: to("person", { _weak: true }) } },
    ]);
});
afterAll(() => lake.close());

async function referencesTo(id: string, query = ""): Promise<unknown> {
  const response = await lake.fetch(`/data/references/production/documents/${id}/to${query}`, {
    role: "viewer",
  });
  expect(response.status).toBe(200);
  return response.json();
}

const outside = { documentId: "outside", datasetName: "open", projectId: "verbatim" };

test("references to a document: each document that refers to it once, drafts and other datasets included", async () => {
  expect(await referencesTo("person")).toEqual({
    totalCount: 3,
    references: [{ documentId: "drafts.story" }, { documentId: "story" }, outside],
  });
});

test("references without those of this dataset, as the Studio asks for: those from elsewhere", async () => {
  expect(await referencesTo("person", "?excludeInternalReferences=true&excludePaths=true")).toEqual({
    totalCount: 1,
    references: [outside],
  });
});

test("references to what nobody refers to: none", async () => {
  expect(await referencesTo("story")).toEqual({ totalCount: 0, references: [] });
});

test("references to what more than 100 refer to: all are counted, 100 are named", async () => {
  const sources = Array.from({ length: 105 }, (_, index) => ({
    create: { _id: `source-${index}`, _type: "story", about: { _ref: "topic", _weak: true } },
  }));
  await lake.client("editor").mutate(sources);
  expect(await referencesTo("topic")).toMatchObject({
    totalCount: 105,
    references: expect.objectContaining({ length: 100 }),
  });
});

test("references without a token: 401", async () => {
  expect((await lake.fetch("/data/references/open/documents/person/to")).status).toBe(401);
});
