import { describe, expect, test } from "vitest";
import { story } from "../components/fixtures/portEllis.ts";
import { previewNotes, type Standing } from "./previewNotes.ts";
import type { Block } from "./story.ts";

const NOW = "2026-03-09T16:00:00Z";
const PUBLISHED: Standing = {
  isPublished: true,
  hasDraft: true,
  publishedAt: "2026-03-08T15:58:00Z",
  publishAt: null,
  now: NOW,
};
const held = (number: number): Block => ({
  type: "heldStatement",
  key: `held-${number}`,
  number,
  isRepeated: false,
  statementId: `statement-${number}`,
});
const notes = (standing: Partial<Standing> = {}, body: readonly Block[] = []) =>
  previewNotes(story({ body }), { ...PUBLISHED, ...standing });

describe("previewNotes", () => {
  test("changes of a published story: nothing to add", () => {
    expect(notes()).toEqual([]);
  });

  test("never published: says that readers find nothing", () => {
    expect(notes({ isPublished: false, publishedAt: null })).toEqual([
      "Not published yet: readers find nothing at this address.",
    ]);
  });

  test("no changes: says that nothing waits", () => {
    expect(notes({ hasDraft: false })).toEqual(["Nothing in the story itself waits to be published."]);
  });

  test.each([
    ["an embargo", { publishAt: "2026-03-09T18:00:00Z" }, "March 9, 2026, 2:00 pm EDT"],
    ["a date of publication ahead", { publishedAt: "2026-03-09T19:00:00Z" }, "March 9, 2026, 3:00 pm EDT"],
    [
      "both: the later one",
      { publishedAt: "2026-03-09T19:00:00Z", publishAt: "2026-03-09T18:00:00Z" },
      "March 9, 2026, 3:00 pm EDT",
    ],
  ])("%s: says when it goes live", (_, standing, words) => {
    expect(notes(standing).map((note) => note.replaceAll("\u00A0", " "))).toEqual([
      `Embargoed: goes live at ${words}.`,
    ]);
  });

  test("an embargo that is over: nothing to add", () => {
    expect(notes({ publishAt: NOW })).toEqual([]);
  });

  test("held statements: by their numbers", () => {
    expect(notes({}, [held(2)])).toEqual([
      "Statement 2 is held: readers see that it is, and not a word of it.",
    ]);
    expect(notes({}, [held(2), held(4)])).toEqual([
      "Statements 2 and 4 are held: readers see that they are, and not a word of them.",
    ]);
  });
});
