import { expect, test } from "vitest";
import { PORT_ELLIS } from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import { publicationNames } from "./publicationNames.ts";

const { client } = queryLake(PORT_ELLIS);

test.each([
  ["story-ferry", [{ id: "story-ferry", type: "article" }]],
  ["ferry-will-not-sail", [{ id: "story-ferry", type: "article" }]],
  ["only-a-draft", [{ id: "story-new", type: "article" }]],
  ["vane-no-sailing", [{ id: "vane-no-sailing", type: "quote" }]],
  ["mara-vane", []],
])("publicationNames of %s: %j", async (name, found) => {
  expect(await publicationNames(client, name)).toEqual(found);
});

test("publicationNames without a name: every story and statement once", async () => {
  const names = await publicationNames(client, "");
  const stored = PORT_ELLIS.filter(({ _type }) => _type === "article" || _type === "quote");
  expect(names).toHaveLength(new Set(stored.map(({ _id }) => _id.replace("drafts.", ""))).size);
});
