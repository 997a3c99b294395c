import { expect, test } from "vitest";
import { queryLake } from "./fixtures/queryLake.ts";
import { loadStatementSurroundings } from "./statementSurroundings.ts";

const reference = (id: string) => ({ _type: "reference", _ref: id });

const PERSON = {
  _id: "mayor",
  _type: "person",
  name: "Ana Reyes",
  roles: [
    {
      _key: "a",
      title: "Member of the council",
      from: "2020",
      to: "2025-12-31",
      organization: reference("council"),
    },
    { _key: "b", title: "Mayor of Port Ellis", from: "2026-01-01" },
  ],
};
const COUNCIL = { _id: "council", _type: "organization", name: "Port Ellis council" };
const SOURCE = { _id: "minutes", _type: "source", title: "Minutes", kind: "document", text: "As published." };
const REPLY = {
  _id: "answer",
  _type: "quote",
  text: "That is not so.",
  speaker: reference("mayor"),
  saidAt: { date: "2026-03-07", precision: "day", bound: "exact" },
  replies: [{ _key: "r", quote: reference("words"), kind: "denies" }],
};

function story(id: string, ...statements: readonly string[]) {
  const body = statements.map((statement) => ({
    _type: "statement",
    _key: statement,
    quote: reference(statement),
  }));
  return { _id: id, _type: "article", headline: `Headline of ${id}`, body };
}

async function surroundings(...documents: readonly Parameters<typeof queryLake>[0][number][]) {
  const { client, asked } = queryLake(documents);
  const found = await loadStatementSurroundings(client, {
    id: "words",
    speakerIds: ["mayor", "council"],
    sourceIds: ["minutes"],
  });
  expect(asked).toHaveLength(1);
  return found;
}

test("speakers and sources: as their drafts have them, in one query", async () => {
  const found = await surroundings(PERSON, COUNCIL, SOURCE, {
    ...SOURCE,
    _id: "drafts.minutes",
    text: "As edited.",
  });
  expect([...found.speakers]).toEqual([
    [
      "mayor",
      {
        kind: "person",
        name: "Ana Reyes",
        roles: [
          {
            title: "Member of the council",
            from: "2020",
            to: "2025-12-31",
            organization: "Port Ellis council",
          },
          { title: "Mayor of Port Ellis", from: "2026-01-01", to: null, organization: null },
        ],
      },
    ],
    ["council", { kind: "organization", name: "Port Ellis council", roles: [] }],
  ]);
  expect([...found.sources]).toEqual([
    ["minutes", { title: "Minutes", kind: "document", text: "As edited." }],
  ]);
});

test("stories that carry it: with the versions that do", async () => {
  const found = await surroundings(
    story("published", "words"),
    story("edited", "words"),
    story("drafts.edited", "words", "others"),
    story("drafts.new", "words"),
    story("removed", "words"),
    story("drafts.removed", "others"),
    story("other", "others"),
  );
  expect(found.stories).toEqual([
    { id: "published", headline: "Headline of published", usedIn: "published" },
    { id: "edited", headline: "Headline of drafts.edited", usedIn: "both" },
    { id: "new", headline: "Headline of drafts.new", usedIn: "draft" },
    { id: "removed", headline: "Headline of removed", usedIn: "published" },
  ]);
});

test("statements that answer it: who, when and how", async () => {
  const other = {
    ...REPLY,
    _id: "other",
    replies: [{ _key: "r", quote: reference("others"), kind: "denies" }],
  };
  const found = await surroundings(PERSON, REPLY, other);
  expect(found.replies).toEqual([
    {
      id: "answer",
      text: "That is not so.",
      speaker: "Ana Reyes",
      saidAt: { date: "2026-03-07", precision: "day", bound: "exact", zone: null },
      relation: "denies",
      usedIn: "published",
    },
  ]);
});

test("half-written documents: what can be read of them", async () => {
  const found = await surroundings(
    {
      _id: "drafts.mayor",
      _type: "person",
      roles: [{ _key: "a" }, "none", { _key: "b", title: "Mayor", from: 2026, to: "last year" }],
    },
    { _id: "drafts.minutes", _type: "source", kind: "sermon" },
    {
      _id: "drafts.story",
      _type: "article",
      body: [{ _type: "statement", _key: "a", quote: reference("words") }],
    },
    { _id: "drafts.answer", _type: "quote", replies: [{ _key: "r", quote: reference("words") }] },
  );
  expect(found.speakers.get("mayor")).toEqual({
    kind: "person",
    name: "mayor",
    roles: [{ title: "Mayor", from: null, to: null, organization: null }],
  });
  expect(found.sources.get("minutes")).toEqual({ title: "minutes", kind: null, text: "" });
  expect(found.stories).toEqual([{ id: "story", headline: "story", usedIn: "draft" }]);
  expect(found.replies).toEqual([
    expect.objectContaining({ id: "answer", speaker: null, relation: "replies-to", usedIn: "draft" }),
  ]);
});
