import { describe, expect, test } from "vitest";
import { checkInBrief, checkWords } from "./checkWords.ts";
import type { Check, CheckedAgainst, CheckState } from "./statement.ts";

const check = (state: CheckState, ...against: CheckedAgainst[]): Check => ({
  state,
  against,
  note: null,
  at: null,
});

describe("checkWords", () => {
  test.each<[Check, string | null, string]>([
    [check("not-checked"), null, "Not yet."],
    [check("word-for-word", "text-as-issued"), "Word for word", "against the text as issued"],
    [
      check("word-for-word", "transcript", "recording"),
      "Word for word",
      "against a transcript and the recording",
    ],
    [check("word-for-word"), "Word for word.", "Against what is not recorded."],
    [check("translated", "recording"), "Original word for word", "against the recording"],
    [check("translated"), "Translation.", "What it was compared with is not recorded."],
    [check("edited", "transcript"), "Edited.", "Compared with a transcript."],
    [
      check("paraphrase", "other-outlet"),
      "Paraphrase,",
      "not the speaker’s own words. Compared with another outlet’s report.",
    ],
  ])("%o: %s, %s", (record, verdict, basis) => {
    expect(checkWords(record)).toEqual({ verdict, basis });
  });
});

describe("checkInBrief", () => {
  test.each<[Check, string | null]>([
    [check("word-for-word", "post"), "Checked against the post."],
    [check("edited", "transcript"), "Edited, compared with a transcript."],
    [check("translated"), "Checked."],
    [check("not-checked"), null],
    [check("paraphrase", "post"), null],
  ])("%o: %s", (record, words) => {
    expect(checkInBrief(record)).toBe(words);
  });
});
