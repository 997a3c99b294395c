import { describe, expect, test } from "vitest";
import { arrangeFrontPage, type FrontPageStory, type StoryStatement } from "./arrangeFrontPage.ts";
import type { StoryCard } from "./frontPage.ts";
import type { Statement } from "./statement.ts";

const SECTION = { id: "topic-local", title: "Local", slug: "local" };

function card(id: string, publishedAt = "2031-05-01T09:00:00Z"): StoryCard {
  return {
    id,
    slug: id,
    headline: id,
    standfirst: "",
    section: SECTION,
    topics: [],
    publishedAt,
    zone: "America/Halifax",
  };
}

function said(number: number, id: string, answers: readonly string[] = []): StoryStatement {
  const saidAt = { date: `2031-05-0${number}`, precision: "day", bound: "exact", zone: null } as const;
  const statement: Statement = {
    id,
    text: `Words of ${id}.`,
    language: "en",
    turns: [],
    original: null,
    translatedBy: null,
    unedited: null,
    speaker: { kind: "person", id: `speaker-${id}`, name: id, slug: id },
    roleAtTime: null,
    medium: "speech",
    outlet: null,
    saidAt,
    place: null,
    event: null,
    sources: [],
    replies: answers.map((statementId) => ({
      relation: "replies-to",
      statementId,
      speakerName: statementId,
      saidAt,
      storySlug: null,
    })),
    repliedBy: [],
    check: { state: "not-checked", against: [], note: null, at: null },
    variants: [],
    status: "live",
    statusNote: null,
    corrections: [],
  };
  return { number, statement, excerpt: null };
}

function story(
  id: string,
  statements: readonly StoryStatement[],
  more: Partial<FrontPageStory> = {},
): FrontPageStory {
  return { card: card(id), isRunning: false, topics: [], statements, picks: [], hidden: [], ...more };
}

function arrange(newest: readonly FrontPageStory[], older: readonly StoryCard[] = []) {
  return arrangeFrontPage({ newest, older, running: [], corrections: [] });
}

describe("the lead", () => {
  test("its art: the first statement and the one that answers it", () => {
    const { lead } = arrange([story("a", [said(1, "x"), said(2, "y"), said(3, "z", ["x"])])]);
    expect(lead?.exchange.map(({ number }) => number)).toEqual([1, 3]);
    expect(lead?.statementCount).toBe(3);
  });

  test("its art without an answer: the first two; with one statement: that one", () => {
    expect(arrange([story("a", [said(1, "x"), said(2, "y")])]).lead?.exchange).toHaveLength(2);
    expect(arrange([story("a", [said(1, "x")])]).lead?.exchange).toHaveLength(1);
  });

  test("the newest story without statements, or one that runs: not the lead", () => {
    const silent = story("silent", [], { card: card("silent", "2031-05-03T09:00:00Z") });
    const running = story("running", [said(1, "x")], {
      card: card("running", "2031-05-02T09:00:00Z"),
      isRunning: true,
    });
    expect(arrange([story("a", [said(1, "y")]), silent, running]).lead?.story.id).toBe("a");
  });

  test("beside it: at most two related stories, which then stand nowhere else", () => {
    const related = ["b", "c", "d"].map((id) => story(id, [said(1, "x")]));
    const { lead, latest } = arrange([story("a", [said(1, "x")]), ...related]);
    expect(lead?.beside.map(({ story: { id }, reason }) => [id, reason.kind])).toEqual([
      ["b", "same-statement"],
      ["c", "same-statement"],
    ]);
    expect(latest.map(({ id }) => id)).toEqual(["d"]);
  });
});

describe("on the record", () => {
  test("latest said first, those of the lead's art left out, each once", () => {
    const lead = story("a", [said(1, "x"), said(2, "y"), said(3, "z")]);
    const other = story("b", [said(3, "z"), said(4, "w")]);
    expect(
      arrange([lead, other]).onTheRecord.map(({ statement: { id }, storySlug }) => [id, storySlug]),
    ).toEqual([
      ["w", "b"],
      ["z", "a"],
    ]);
  });
});

test("every story: once at most among lead, beside, latest and desks", () => {
  const newest = Array.from({ length: 12 }, (_, number) => story(`n${number}`, [said(1, `s${number % 3}`)]));
  const { lead, latest, desks } = arrange(newest, [card("old")]);
  const shown = [
    lead?.story.id,
    ...(lead?.beside.map(({ story: { id } }) => id) ?? []),
    ...latest.map(({ id }) => id),
    ...desks.flatMap(({ stories }) => stories.map(({ id }) => id)),
  ];
  expect(new Set(shown).size).toBe(shown.length);
  expect(latest).toHaveLength(6);
});
