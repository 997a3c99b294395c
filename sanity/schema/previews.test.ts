import { expect, test } from "vitest";
import { sourcePreview } from "./sourcePreview.ts";
import { prepareStatement } from "./statementPreview.ts";
import { prepareStory } from "./storyPreview.ts";

const now = new Date("2026-07-01T12:00:00Z");
const published = { title: "Council votes", publishedAt: "2026-06-01T02:00:00Z", zone: "America/Halifax" };

test.each([
  ["a draft", { title: "Council votes" }, "Draft"],
  ["a published one", published, "First published May 31, 2026"],
  [
    "an embargoed one",
    { ...published, publishAt: "2026-07-02T09:00:00Z" },
    "Embargoed until July 2, 2026, 6:00\u00A0am ADT",
  ],
  [
    "an embargoed draft",
    { publishAt: "2026-07-02T09:00:00Z", zone: "nowhere" },
    "Draft · embargoed until July 2, 2026, 9:00\u00A0am UTC",
  ],
  [
    "one whose embargo has passed",
    { ...published, publishAt: "2026-06-30T09:00:00Z" },
    "First published May 31, 2026",
  ],
  [
    "a running, corrected one",
    {
      ...published,
      coverage: "running",
      corrections: [{ at: "2026-06-20T12:00:00Z" }, { at: "2026-06-05T12:00:00Z" }, {}],
    },
    "Running · corrected June 20, 2026 · first published May 31, 2026",
  ],
  ["one with a date that is none", { ...published, publishedAt: "soon" }, ""],
])("list %s: its states", (_, selection, subtitle) => {
  expect(prepareStory(selection, now).subtitle).toBe(subtitle);
});

test("list a story without a headline: says so", () => {
  expect(prepareStory({}, now).title).toBe("Story without a headline");
});

test.each([
  [
    "a complete one",
    { text: "Yes.", speaker: "Ann Example", date: "2026-06-01", check: "word-for-word", status: "live" },
    { title: "Yes.", subtitle: "Ann Example · June 1, 2026 · Word for word" },
  ],
  [
    "an empty one",
    {},
    { title: "Statement without words", subtitle: "No speaker yet · No date · Not yet checked" },
  ],
  [
    "a held one of somebody unnamed",
    { text: "No.", unnamed: "a clerk", date: "2026-06", check: "paraphrase", status: "held" },
    { title: "No.", subtitle: "Held · Unnamed: a clerk · June 2026 · Paraphrase" },
  ],
  [
    "an embargoed one",
    { text: "No.", zone: "America/Halifax", publishAt: "2026-07-02T09:00:00Z" },
    {
      title: "No.",
      subtitle: "Embargoed until July 2, 2026, 6:00\u00A0am ADT · No speaker yet · No date · Not yet checked",
    },
  ],
  [
    "a long one",
    { text: "word ".repeat(40), speaker: "Ann Example", date: "someday" },
    { title: `${"word ".repeat(16).trim()}\u00A0…`, subtitle: "Ann Example · No date · Not yet checked" },
  ],
] as const)("list a statement, %s: words, speaker, day, check", (_, selection, shown) => {
  expect(prepareStatement(selection, now)).toEqual(shown);
});

test.each([
  [
    "a complete one",
    { title: "Minutes", kind: "document", publisher: "Town", archivedUrl: "https://archive.example" },
    "Document · Town",
  ],
  ["one that isn’t archived", { title: "Minutes", kind: "report" }, "Report · No archived copy"],
  [
    "one that is gone",
    { title: "Minutes", archivedUrl: "https://archive.example", reason: "Deleted", since: "2026-05" },
    "Unavailable since May 2026",
  ],
  [
    "one gone since nobody knows when",
    { archivedUrl: "https://archive.example", reason: "Deleted" },
    "Unavailable",
  ],
] as const)("list a source, %s: kind, publisher, availability", (_, selection, subtitle) => {
  expect(sourcePreview.prepare(selection).subtitle).toBe(subtitle);
});
