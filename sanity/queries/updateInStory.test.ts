import { afterAll, beforeAll, expect, test } from "vitest";
import type { NewUpdate } from "../../lib/updates/planUpdate.ts";
import { updateBodyFromMarkdown } from "../../lib/updates/updateBodyFromMarkdown.ts";
import { type PortEllisLake, startPortEllisLake } from "../updates/fixtures/portEllisLake.ts";
import { article, paragraph, statement } from "./fixtures/portEllis.ts";
import { loadRawStatements, loadRawStory, type RawStory, updateInStory } from "./updateInStory.ts";

const moment = (date: string) => ({
  _type: "saidAt",
  date,
  precision: "minute",
  bound: "exact",
  zone: "America/Halifax",
});
const FERRY = article("story-ferry", "ferry", {
  body: [paragraph("p1", "The ferry lies at the quay."), statement("s1", "vane-no-sailing")],
  updates: [
    { _type: "update", _key: "u1", at: moment("2031-05-01T13:00:00Z"), headline: "One", body: [] },
    { _type: "update", _key: "u3", at: moment("2031-05-01T15:00:00Z"), headline: "Three", body: [] },
  ],
  coverage: { _type: "coverage", state: "running", start: moment("2031-05-01T12:00:00Z") },
});

let lake: PortEllisLake;

beforeAll(async () => {
  lake = await startPortEllisLake(FERRY);
});
afterAll(() => lake.close());

function update(text: string, more: Partial<NewUpdate> = {}): NewUpdate {
  const { body } = updateBodyFromMarkdown(text);
  return { key: "u2", at: "2031-05-01T14:00:00Z", headline: "Two", body, isKey: true, author: null, ...more };
}

async function ferry(): Promise<RawStory> {
  const story = await loadRawStory(lake.editor, "story-ferry");
  if (story === null) throw new Error("The story is missing.");
  return story;
}

test("updateInStory: at its time among the others, its statements numbered after those of the story", async () => {
  const statements = await loadRawStatements(lake.editor, ["okoro-safe", "vane-no-sailing"]);
  const text =
    "The captain *answered*, [on the quay](https://example.org/quay).\n\n[statement: okoro-safe]\n[statement: vane-no-sailing]";
  const shown = updateInStory(await ferry(), update(text, { author: "ines-holm" }), {
    statements,
    authorName: "Ines Holm",
  });
  expect(shown?.story.updates.map(({ key }) => key)).toEqual(["u1", "u2", "u3"]);
  expect(shown?.update).toMatchObject({
    headline: "Two",
    isKey: true,
    author: "Ines Holm",
    body: [
      {
        type: "paragraph",
        spans: [
          { text: "The captain " },
          { text: "answered", emphasis: true },
          { text: ", " },
          { text: "on the quay", link: { href: "https://example.org/quay" } },
          { text: "." },
        ],
      },
      { type: "statement", number: 2, isRepeated: false, statement: { id: "okoro-safe" } },
      { type: "statement", number: 1, isRepeated: true },
    ],
  });
});

test("updateInStory: what isn't there yet is left out, and a statement that only a draft has is shown as that has it", async () => {
  const published = await lake.editor.getDocument("okoro-safe");
  await lake.store({ ...published, _id: "drafts.okoro-new", _type: "quote", text: "She will sail." });
  const statements = await loadRawStatements(lake.editor, ["okoro-new", "nowhere"]);
  const shown = updateInStory(await ferry(), update("[statement: nowhere]\n[statement: okoro-new]"), {
    statements,
    authorName: null,
  });
  expect(shown?.update.body).toMatchObject([{ type: "statement", statement: { text: "She will sail." } }]);
});

test("loadRawStatements: a published statement as readers have it, whatever its draft says", async () => {
  const published = await lake.editor.getDocument("vane-no-sailing");
  const text = "An unpublished wording.";
  await lake.store({ ...published, _id: "drafts.vane-no-sailing", _type: "quote", text });
  const statements = await loadRawStatements(lake.editor, ["vane-no-sailing"]);
  expect(statements.get("vane-no-sailing")).not.toMatchObject({ text });
});

test("an update without a headline, or in a story without one: nothing to show", async () => {
  const around = { statements: new Map(), authorName: null };
  expect(updateInStory({ ...(await ferry()), headline: null }, update("Text."), around)).toBeNull();
  expect(await loadRawStory(lake.editor, "nowhere")).toBeNull();
});
