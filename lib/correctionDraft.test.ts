import { describe, expect, test } from "vitest";
import { allowedCorrections, type ChangeKind, needsCorrection } from "./changeKinds.ts";
import type { Change } from "./classifyChange.ts";
import { correctionDraft, filedAs } from "./correctionDraft.ts";

function change(kind: ChangeKind, where: string, was: string | null, now: string | null): Change {
  return {
    path: [],
    ...{ kind, where, was, now },
    allowedCorrections: allowedCorrections(kind),
    needsCorrection: needsCorrection(kind),
  };
}

describe("correctionDraft", () => {
  test.each<[ChangeKind, string | null, string | null, string, string]>([
    [
      "number",
      "33,000",
      "30,000",
      "correction",
      "An earlier version of this story gave “30,000” as “33,000” (second paragraph).",
    ],
    [
      "attribution",
      "Mara Vane",
      "Dele Okoro",
      "correction",
      "An earlier version of this story gave the second paragraph as “Mara Vane”. It was “Dele Okoro”.",
    ],
    [
      "spelling",
      "fery",
      "ferry",
      "refile",
      "An earlier version of this story misspelled “ferry” as “fery” (second paragraph).",
    ],
    [
      "removal",
      "He left.",
      null,
      "correction",
      "An earlier version of this story said “He left.” (second paragraph). We have taken that out.",
    ],
    ["addition", null, "He left.", "clarification", "This story now says “He left.” (second paragraph)."],
    [
      "text",
      "He left the hall.",
      "He left the hall with his counsel.",
      "clarification",
      "An earlier version of this story said “He left the hall.” (second paragraph). To be clearer, it now says “He left the hall with his counsel.”",
    ],
  ])("a change of kind %s: its kind and a sentence for readers", (kind, was, now, filed, note) => {
    expect(correctionDraft([change(kind, "Second paragraph", was, now)], "story")).toEqual({
      kind: filed,
      was: was ?? "",
      now: now ?? "Taken out",
      where: "Second paragraph",
      note,
    });
  });

  test("several changes: one correction that says where and what all of them are", () => {
    const changes = [
      change("number", "Headline", "three", "four"),
      change("spelling", "Standfirst", "fery", "ferry"),
    ];
    expect(correctionDraft(changes, "statement")).toEqual({
      kind: "correction",
      was: "three",
      now: "four",
      where: "Headline and Standfirst",
      note: "An earlier version of this statement gave “four” as “three” (headline). An earlier version of this statement misspelled “ferry” as “fery” (standfirst).",
    });
  });

  test("filed as another kind: the sentence is put anew, but not what an editor has written", () => {
    const changes = [change("removal", "Third paragraph", "It cost four million.", null)];
    const draft = correctionDraft(changes, "story");
    expect(draft && filedAs("withdrawal", draft, changes, "story")).toEqual({
      ...draft,
      kind: "withdrawal",
      note: "We have withdrawn “It cost four million.” from this story (third paragraph).",
    });
    const written = draft && { ...draft, note: "The cost was a guess." };
    expect(written && filedAs("withdrawal", written, changes, "story")).toEqual({
      ...written,
      kind: "withdrawal",
    });
  });

  test("no change, or one that can't be filed: nothing", () => {
    expect(correctionDraft([], "story")).toBeNull();
    expect(correctionDraft([change("moved", "Headline", "a", "a")], "story")).toBeNull();
  });
});
