import { describe, expect, test } from "vitest";
import type { CorrectionsPage as Content } from "../../lib/corrections.ts";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { anaReyes, engineer, listedCorrection } from "../fixtures/portEllis.ts";
import { CorrectionsPage } from "./CorrectionsPage.tsx";

const counts = { correction: 41, clarification: 0, refile: 1, withdrawal: 0 };
const page = (parts: Partial<Content> = {}) => (
  <CorrectionsPage page={{ of: null, archive: null, counts, corrections: [], ...parts }} />
);

describe("CorrectionsPage", () => {
  test("the kinds: each with its number, the one that is read marked", () => {
    expect(asRead(page())).toContain("All 42\nCorrections 41\nClarifications 0\nSpelling 1\nWithdrawals 0");
    expect(markupOf(page())).toContain('<a href="/corrections" aria-current="page">All 42</a>');
    const refiles = markupOf(page({ of: "refile" }));
    expect(refiles).toContain('<a href="/corrections/refile" aria-current="page">Spelling 1</a>');
    expect(refiles.match(/aria-current/g)).toHaveLength(1);
  });

  test("a correction of a story: its kind, time and sentence, what changed, and the way there", () => {
    const one = page({ corrections: [listedCorrection()] });
    expect(asRead(one)).toMatch(
      /2026\nMarch 9\nCorrection 10:00\sam EDT\nIt’s 30 pages\.\nWas\n40 pages\nNow\n30 pages\nWhere\nSecond paragraph, in The report’s length/,
    );
    expect(markupOf(one)).toContain('href="/stories/a#correction-k"');
  });

  test("without the words from before: says only what stands there now", () => {
    expect(asRead(page({ corrections: [listedCorrection({ was: null })] }))).not.toContain("Was");
  });

  test.each([
    [anaReyes, "the statement by Ana Reyes quoted in"],
    [engineer, "the statement by a speaker who is not named quoted in"],
  ])("a correction of a statement: who said it, and where it stands", (speaker, words) => {
    const story = { headline: "A report", slug: "a" };
    const of = { kind: "statement", statementId: "st-1", speaker, story } as const;
    const one = page({ corrections: [{ ...listedCorrection(), of }] });
    expect(asRead(one)).toContain(words);
    expect(markupOf(one)).toContain('href="/stories/a#statement-st-1"');
    expect(markupOf(one)).toContain('href="/stories/a"');
  });

  test("none of a kind: says so", () => {
    expect(asRead(page({ of: "withdrawal" }))).toContain("None so far.");
    expect(asRead(page({ of: "withdrawal" }))).toMatch(/^Withdrawals\n/);
  });

  test("many: lead into the archive of that kind", () => {
    expect(markupOf(page())).toContain('<a href="/corrections/all/1" rel="prev">Earlier corrections</a>');
    expect(markupOf(page({ of: "correction" }))).toContain('href="/corrections/correction/1"');
  });
});
