import { describe, expect, test } from "vitest";
import type { TopicPage as Content, ListedStory } from "../../lib/topicPage.ts";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { storyCard, topic } from "../fixtures/portEllis.ts";
import { TopicPage } from "./TopicPage.tsx";

function page(parts: Partial<Content> = {}, more: Partial<Content["topic"]> = {}) {
  const described = {
    ...topic("Bridge closure"),
    description: "The bridge, and why it's shut.",
    isSection: false,
    wider: topic("Public works"),
    narrower: [topic("Inspection report")],
    ...more,
  };
  return <TopicPage page={{ topic: described, stories: [], storyCount: 0, archive: null, ...parts }} />;
}

const listed = (
  headline: string,
  parts: Partial<ListedStory> = {},
  publishedAt = "2026-03-08T15:58:00Z",
) => ({
  card: storyCard(headline, { publishedAt, standfirst: "It's open." }),
  isRunning: false,
  statementCount: 0,
  ...parts,
});

describe("TopicPage", () => {
  test("its head: what it is, where it belongs and what is within it, all of it linked", () => {
    expect(asRead(page())).toContain(
      "TopicPart of Public works\nBridge closure\nThe bridge, and why it’s shut.",
    );
    expect(markupOf(page())).toContain('<a href="/topics/public-works">Public works</a>');
    expect(markupOf(page())).toContain('<a href="/topics/inspection-report">Inspection report</a>');
    expect(asRead(page({}, { isSection: true, wider: null }))).toMatch(/^Section\nBridge closure/);
  });

  test("no story yet: says so", () => {
    expect(asRead(page())).toContain("No story has been published here yet.");
  });

  test("its stories: by year and day, with what a reader may expect of each", () => {
    const stories = [
      listed("Bridge opens", { isRunning: true, statementCount: 4 }),
      listed("Bridge shut", { statementCount: 1 }, "2025-12-31T15:00:00Z"),
    ];
    expect(asRead(page({ stories, storyCount: 2 }))).toMatch(
      /Two stories\.\n2026\nMarch 8\nLive Bridge opens\nIt’s open\.\n11:58\sam EDT\. Four statements on record\.\n2025\nDecember 31\nBridge shut\n.*\n10:00\sam EST\. One statement on record\.$/,
    );
    expect(markupOf(page({ stories, storyCount: 2 }))).toContain('href="/stories/bridge-opens"');
  });

  test("headings: one for the page, then years, then stories", () => {
    const html = markupOf(page({ stories: [listed("Bridge opens")], storyCount: 1 }));
    expect(html.match(/<h\d/g)).toEqual(["<h1", "<h2", "<h3"]);
  });

  test("a long topic: leads into its archive", () => {
    expect(markupOf(page({ stories: [listed("a")], storyCount: 45 }))).toContain(
      '<a href="/topics/bridge-closure/1" rel="prev">Earlier stories</a>',
    );
  });
});
