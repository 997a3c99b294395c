import { describe, expect, test } from "vitest";
import { engineer, listedCorrection } from "../../components/fixtures/portEllis.ts";
import type { FiledCorrection } from "../corrections.ts";
import { atomFeed } from "./atomFeed.ts";
import { correctionsFeed } from "./correctionsFeed.ts";
import { rssFeed } from "./rssFeed.ts";

const ORIGIN = "https://news.example";
const NOW = new Date("2026-03-10T12:00:00Z");
const ofStory: FiledCorrection = { documentId: "story-a", listed: listedCorrection() };
const ofStatement: FiledCorrection = {
  documentId: "st-1",
  listed: {
    ...listedCorrection({ key: "w", kind: "withdrawal", was: null, at: "2026-03-08T14:00:00Z" }),
    of: {
      kind: "statement",
      statementId: "st-1",
      speaker: engineer,
      story: { headline: "A report", slug: "a" },
    },
  },
};

describe("correctionsFeed", () => {
  test("a correction of a story: an entry with what changed, at its place in the story", async () => {
    const { entries } = await correctionsFeed([ofStory], ORIGIN, NOW);
    expect(entries).toEqual([
      {
        id: "tag:news.example,2026:story-a/correction-k",
        url: `${ORIGIN}/stories/a#correction-k`,
        title: "Correction: The report's length",
        summary: "It's 30 pages.",
        html: `<p>It’s 30 pages.</p><p>Was: 40 pages</p><p>Now: 30 pages</p><p>Where: Second paragraph, in <a href="${ORIGIN}/stories/a#correction-k">The report’s length</a></p>`,
        publishedAt: "2026-03-09T14:00:00Z",
        updatedAt: "2026-03-09T14:00:00Z",
        authors: [],
        categories: [{ name: "Corrections", url: `${ORIGIN}/corrections/correction` }],
        image: null,
      },
    ]);
  });

  test("a correction of a statement: leads there, and doesn't name who is not named", async () => {
    const { entries } = await correctionsFeed([ofStatement], ORIGIN, NOW);
    expect(entries[0]).toMatchObject({
      id: "tag:news.example,2026:st-1/correction-w",
      url: `${ORIGIN}/stories/a#statement-st-1`,
      title: "Withdrawal: A report",
      html: expect.stringContaining(">the statement by a speaker who is not named</a> quoted in A report"),
    });
    expect(entries[0]?.html).not.toContain("Was:");
  });

  test("the feed: is as old as its newest entry, and as now without any", async () => {
    expect((await correctionsFeed([ofStory, ofStatement], ORIGIN, NOW)).updatedAt).toBe(
      "2026-03-09T14:00:00Z",
    );
    expect((await correctionsFeed([], ORIGIN, NOW)).updatedAt).toBe("2026-03-10T12:00:00.000Z");
  });

  test("many: the newest twenty", async () => {
    const many = Array.from({ length: 30 }, (_, index) => ({
      documentId: `story-${index}`,
      listed: listedCorrection(),
    }));
    const { entries } = await correctionsFeed(many, ORIGIN, NOW);
    expect(entries).toHaveLength(20);
    expect(entries[0]?.id).toContain("story-0/");
  });

  test("words that look like markup: are words, in every format", async () => {
    const listed = listedCorrection({ note: "It said <b>&amp;</b>." });
    const feed = await correctionsFeed([{ documentId: "story-a", listed }], ORIGIN, NOW);
    expect(feed.entries[0]?.html).toContain("It said &lt;b&gt;&amp;amp;&lt;/b&gt;.");
    for (const xml of [rssFeed(feed), atomFeed(feed)]) {
      expect(xml).toContain("It said &lt;b&gt;&amp;amp;&lt;/b&gt;.");
      expect(xml).toContain("/feeds/corrections.");
    }
  });
});
