import { afterEach, beforeEach, expect, test } from "vitest";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake;

beforeEach(async () => {
  lake = await startTestLake();
});
afterEach(async () => {
  await lake.close();
});

async function fill(dataset: "production" | "open", count: number, text = ""): Promise<void> {
  const transaction = lake.client("editor", { dataset }).transaction();
  for (let n = 0; n < count; n += 1) {
    transaction.create({ _id: `d${String(n).padStart(5, "0")}`, _type: n % 2 === 0 ? "even" : "odd", text });
  }
  await transaction.create({ _id: "drafts.d00000", _type: "even" }).commit();
}

async function exported(path: string, as: { role?: "viewer" } = { role: "viewer" }) {
  const response = await lake.fetch(`/data/export/${path}`, as);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/x-ndjson");
  const lines = (await response.text()).split("\n");
  expect(lines.pop()).toBe("");
  return lines.map((line) => JSON.parse(line));
}

test("export: every document, drafts too, by id, as it is stored", async () => {
  await fill("production", 3);
  const documents = await exported("production");
  const ids = ["d00000", "d00001", "d00002", "drafts.d00000"];
  expect(documents).toEqual(await lake.client("viewer").getDocuments(ids));
});

test("types: only those", async () => {
  await fill("production", 4);
  expect((await exported("production?types=odd,other")).map(({ _id }) => _id)).toEqual(["d00001", "d00003"]);
});

test("nextCursor: 1,000 documents at a time, until there are no more", async () => {
  await fill("production", 2500);
  const sizes: number[] = [];
  const ids = new Set<string>();
  for (let cursor: string | undefined = ""; cursor !== undefined; ) {
    const lines: { _id?: string; nextCursor?: string }[] = await exported(`production?nextCursor=${cursor}`);
    cursor = lines.at(-1)?.nextCursor;
    const documents = lines.filter(({ _id }) => _id !== undefined);
    for (const { _id = "" } of documents) ids.add(_id);
    sizes.push(documents.length);
  }
  expect(sizes).toEqual([1000, 1000, 501]);
  expect(ids.size).toBe(2501);
});

test("written to while it is read: the documents of the moment that it began", async () => {
  await fill("production", 200, "x".repeat(50_000));
  const response = await lake.fetch("/data/export/production", { role: "viewer" });
  await lake.client("editor").transaction().create({ _id: "e", _type: "even" }).delete("d00199").commit();
  const ids = (await response.text())
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line)._id);
  expect(ids).toHaveLength(201);
  expect(ids).toContain("d00199");
  expect(ids).not.toContain("e");
});

test("no token: refused of a private dataset, of a public one what everybody may see", async () => {
  await fill("open", 2);
  expect((await lake.fetch("/data/export/production")).status).toBe(401);
  expect((await exported("open", {})).map(({ _id }) => _id)).toEqual(["d00000", "d00001"]);
});

test("an unknown dataset: 404", async () => {
  expect((await lake.fetch("/data/export/nowhere", { role: "viewer" })).status).toBe(404);
});

test("more than eight at once: 429, until one of them is ended by its reader", async () => {
  await fill("production", 200, "x".repeat(50_000));
  const readers = Array.from({ length: 8 }, () => new AbortController());
  const responses = await Promise.all(
    readers.map(({ signal }) => lake.fetch("/data/export/production", { role: "viewer", signal })),
  );
  expect(responses.map(({ status }) => status)).toEqual(Array(8).fill(200));
  const ask = async () => {
    const response = await lake.fetch("/data/export/production?types=none", { role: "viewer" });
    await response.text();
    return response.status;
  };
  expect(await ask()).toBe(429);
  for (const reader of readers) reader.abort();
  await expect.poll(ask).toBe(200);
});
