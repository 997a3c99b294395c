import { describe, expect, test } from "vitest";
import { type NamedSpeaker, readerLine } from "./readerLine.ts";

const ANA: NamedSpeaker = { name: "Ana Reyes", isOrganization: false };
const COMPLETE = {
  speaker: { _ref: "ana" },
  roleAtTime: "Mayor of Port Ellis",
  medium: "interview",
  outlet: "Harbour Radio",
  saidAt: { date: "2026-03-06T15:00:00Z", precision: "minute", bound: "exact", zone: "America/New_York" },
  place: "Port Ellis",
  check: { state: "word-for-word", against: ["recording"] },
};

function line(statement: Record<string, unknown>, speaker = ANA): string {
  return readerLine(statement, speaker)
    .map(({ words, isMissing }) => (isMissing ? `(${words})` : words))
    .join(" · ");
}

describe("the line that readers will see", () => {
  test("of a complete statement: all of it in readers’ words", () => {
    expect(line(COMPLETE)).toBe(
      "Ana Reyes · Mayor of Port Ellis · Said in an interview, Harbour Radio · " +
        "March 6, 2026, 10:00\u00A0am EST · Port Ellis · Word for word against the recording",
    );
  });

  test("of an empty form: what is not recorded", () => {
    expect(line({}, { name: null, isOrganization: false })).toBe(
      "(Speaker not recorded) · (Role not recorded) · (Medium not recorded) · Not yet checked",
    );
  });

  test("of a day without a clock time and without a place: both are named", () => {
    const saidAt = { date: "2026-03-06", precision: "day", bound: "exact" };
    expect(line({ ...COMPLETE, saidAt, place: undefined })).toContain(
      "March 6, 2026 · (Time and place not recorded) · ",
    );
  });

  test("of a post: the platform, and no missing place", () => {
    const post = { ...COMPLETE, medium: "social-post", outlet: "Harbour Talk", place: undefined };
    expect(line(post)).toContain("Posted on Harbour Talk · March 6, 2026, 10:00\u00A0am EST · Word for word");
  });

  test("of a speaker who is not named: the description, never a name", () => {
    const unnamed = { description: "A clerk who took the minutes" };
    expect(line({ ...COMPLETE, unnamed })).toMatch(/^Unnamed · A clerk who took the minutes · Said/);
    expect(line({ ...COMPLETE, unnamed: {} })).toMatch(/^Unnamed · \(Description not recorded\) · Said/);
  });

  test("of an organization: no role is missed", () => {
    const council = { name: "Port Ellis council", isOrganization: true };
    expect(line({ ...COMPLETE, roleAtTime: "" }, council)).toMatch(/^Port Ellis council · Said/);
  });

  test("of values that no list has: as if they weren’t there", () => {
    const check = { state: "verified", against: ["hearsay"] };
    expect(line({ ...COMPLETE, medium: "sermon", check })).toBe(
      "Ana Reyes · Mayor of Port Ellis · (Medium not recorded) · March 6, 2026, 10:00\u00A0am EST · Port Ellis · Not yet checked",
    );
  });
});
