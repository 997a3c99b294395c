import { expect, test } from "vitest";
import { PORT_ELLIS } from "../../queries/fixtures/portEllis.ts";
import { queryLake } from "../../queries/fixtures/queryLake.ts";
import { hasQuestions, judgeDraft, mayBeCorrected } from "./judgeDraft.ts";

const { client } = queryLake(PORT_ELLIS);
const stored = (id: string) => {
  const found = PORT_ELLIS.find(({ _id }) => _id === id);
  if (found === undefined) throw new Error(`The fixture has no “${id}”.`);
  return found;
};

function judge(id: string, over: object, markers: Parameters<typeof judgeDraft>[2] = []) {
  const published = stored(id);
  return judgeDraft(
    client,
    { id, published, draft: { ...published, _id: `drafts.${id}`, ...over } },
    markers,
  );
}

test("judgeDraft of a statement with another text: readers must be told, and may be", async () => {
  const judged = await judge("vane-no-sailing", { text: "The ferry has sailed for thirty years." });
  expect(judged.changes.correctionNeeded).toBe(true);
  expect(hasQuestions(judged)).toBe(true);
  expect(mayBeCorrected(judged)).toBe(true);
});

test("judgeDraft of a statement without a speaker: blocked, by name and place", async () => {
  const judged = await judge("vane-no-sailing", { speaker: undefined });
  expect(judged.reasons).toContainEqual(
    expect.objectContaining({
      severity: "blocks",
      documentId: "vane-no-sailing",
      documentType: "quote",
      path: ["speaker"],
    }),
  );
  expect(mayBeCorrected(judged)).toBe(false);
});

test("judgeDraft of a story: what the form alone forbids comes first", async () => {
  const marker = { level: "error" as const, path: ["related", { _key: "a" }, "reason"], message: "Required" };
  const judged = await judge("story-ferry", {}, [marker]);
  expect(judged.reasons[0]).toMatchObject({
    severity: "blocks",
    sentence: "related › reason: Required",
    path: marker.path,
  });
});

test("judgeDraft of what hasn't changed: no correction to write", async () => {
  const judged = await judge("vane-no-sailing", {});
  expect(judged.changes.changes).toEqual([]);
  expect(mayBeCorrected(judged)).toBe(false);
});
