import { describe, expect, test } from "vitest";
import { allowedCorrections, type ChangeKind, needsCorrection } from "./changeKinds.ts";
import type { Change } from "./classifyChange.ts";
import { changesToCorrect, correctionProblems, kindChoices } from "./correctionForm.ts";

const change = (kind: ChangeKind, where = "Second paragraph"): Change => ({
  path: ["body", { _key: "a" }],
  where,
  was: "before",
  now: "after",
  kind,
  allowedCorrections: allowedCorrections(kind),
  needsCorrection: needsCorrection(kind),
});
const form = { kind: "correction" as const, was: "", now: "Four", where: "Headline", note: "It was four." };

describe("changesToCorrect", () => {
  test("some change needs a correction: those alone", () => {
    expect(changesToCorrect([change("number"), change("spelling")]).map(({ kind }) => kind)).toEqual([
      "number",
    ]);
  });

  test("none needs one: all that may be told, and no moved passage", () => {
    expect(changesToCorrect([change("spelling"), change("moved")]).map(({ kind }) => kind)).toEqual([
      "spelling",
    ]);
  });
});

describe("kindChoices", () => {
  test("a changed number: a correction and nothing else, with the reason", () => {
    const choices = kindChoices([change("number")]);
    expect(choices.filter(({ refusal }) => refusal === null).map(({ kind }) => kind)).toEqual(["correction"]);
    expect(choices.find(({ kind }) => kind === "refile")?.refusal).toBe(
      "Not for a changed number (second paragraph).",
    );
  });

  test("two changes: refused where either is against it", () => {
    const refusals = kindChoices([change("removal"), change("fact", "Headline")]);
    expect(refusals.find(({ kind }) => kind === "withdrawal")?.refusal).toBe(
      "Not for a changed fact (headline).",
    );
  });

  test("a spelling: may be filed as such", () => {
    expect(kindChoices([change("spelling")]).find(({ kind }) => kind === "refile")?.refusal).toBeNull();
  });
});

describe("correctionProblems", () => {
  test("a whole correction: nothing is wrong", () => {
    expect(correctionProblems(form, [change("number")])).toEqual({});
  });

  test("a kind that the changes forbid: said at the kind", () => {
    expect(correctionProblems({ ...form, kind: "refile" }, [change("number")])).toEqual({
      kind: "Not for a changed number (second paragraph). Choose another kind.",
    });
  });

  test("blank fields: each said; what it said before may be left out", () => {
    const blank = { ...form, now: " ", where: "", note: "\n" };
    expect(Object.keys(correctionProblems(blank, [change("number")]))).toEqual(["now", "where", "note"]);
  });
});
