import { expect, test } from "vitest";
import { SOURCE_KINDS } from "../../../lib/statement.ts";
import { recordedCheck, TEXTS, textOfKind } from "./recordedCheck.ts";

const AT = "2026-03-07T12:00:00Z";

test("record a check where there was none: what was compared, and when", () => {
  expect(recordedCheck({}, { against: "transcript", isOriginal: false, at: AT })).toEqual({
    state: "word-for-word",
    against: ["transcript"],
    at: AT,
  });
});

test("record a check beside an earlier one of the same result: against both", () => {
  const stored = { state: "word-for-word", against: ["recording", "transcript"] };
  expect(recordedCheck(stored, { against: "post", isOriginal: false, at: AT }).against).toEqual([
    "recording",
    "transcript",
    "post",
  ]);
  expect(recordedCheck(stored, { against: "transcript", isOriginal: false, at: AT }).against).toEqual([
    "recording",
    "transcript",
  ]);
});

test("record a check in place of another result: what that was against is gone", () => {
  const stored = { state: "edited", against: ["recording"] };
  expect(recordedCheck(stored, { against: "post", isOriginal: false, at: AT }).against).toEqual(["post"]);
});

test("record that the original of a translation is word for word: the check says translated", () => {
  const { state } = recordedCheck({}, { against: "transcript", isOriginal: true, at: AT });
  expect(state).toBe("translated");
});

test("the text of every kind of source: one that can be chosen", () => {
  for (const kind of [...SOURCE_KINDS, null]) expect(TEXTS).toContain(textOfKind(kind));
});
