import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  arrangeFrontPage,
  type FrontPageMaterial,
  type FrontPageStory,
  type StoryStatement,
} from "./arrangeFrontPage.ts";
import type { ListedCorrection } from "./corrections.ts";
import type { FrontPage, StoryCard } from "./frontPage.ts";
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

const NOW = new Date("2031-05-04T12:00:00Z");

function arrange(
  newest: readonly FrontPageStory[],
  more: Partial<Omit<FrontPageMaterial, "newest">> = {},
): FrontPage {
  const steering = { lead: null, pinned: [] };
  return arrangeFrontPage({ steering, newest, older: [], running: [], corrections: [], ...more }, NOW);
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

describe("an editor's hand", () => {
  const day = (id: string, number: number, more: Partial<FrontPageStory> = {}) =>
    story(id, [said(1, `of-${id}`)], { card: card(id, `2031-05-0${number}T09:00:00Z`), ...more });
  const newest = [day("a", 3), day("b", 2), day("c", 1)];
  const steer = (lead: string | null, pinned: readonly string[] = []) => ({ steering: { lead, pinned } });

  test("a lead pinned: leads whatever its age, and whether it runs", () => {
    expect(arrange(newest, steer("c")).lead?.story.id).toBe("c");
    expect(arrange([...newest, day("r", 1, { isRunning: true })], steer("r")).lead?.story.id).toBe("r");
  });

  test("stories pinned: come first in their order, then the others by date", () => {
    expect(arrange(newest, steer("a", ["c", "b"])).latest.map(({ id }) => id)).toEqual(["c", "b"]);
    expect(arrange([...newest, day("d", 4)], steer("a", ["c"])).latest.map(({ id }) => id)).toEqual([
      "c",
      "d",
      "b",
    ]);
  });

  test("a pinned story that is tied to the lead: stays where it was pinned", () => {
    const tied = [story("a", [said(1, "x")]), story("b", [said(1, "x")])];
    const { lead, latest } = arrange(tied, steer("a", ["b"]));
    expect(lead?.beside).toEqual([]);
    expect(latest.map(({ id }) => id)).toEqual(["b"]);
  });

  test("what readers can't see, or was pinned twice: is passed over", () => {
    const { lead, latest } = arrange(newest, steer("gone", ["gone", "c", "c"]));
    expect(lead?.story.id).toBe("a");
    expect(latest.map(({ id }) => id)).toEqual(["c", "b"]);
  });
});

describe("never empty", () => {
  test("no story with statements: the newest leads", () => {
    const silent = [story("a", []), story("b", [], { card: card("b", "2031-05-03T09:00:00Z") })];
    expect(arrange(silent).lead?.story.id).toBe("b");
    expect(arrange(silent).lead?.exchange).toEqual([]);
  });

  test("nothing but running stories: the newest of them leads", () => {
    expect(arrange([story("r", [], { isRunning: true })]).lead?.story.id).toBe("r");
  });

  test("nothing at all: no lead", () => {
    expect(arrange([]).lead).toBeNull();
  });
});

describe("corrections", () => {
  const corrected = (key: string, at: string): ListedCorrection => ({
    correction: { key, at, kind: "correction", was: null, now: "b", where: "c", note: key },
    of: { kind: "story", story: { headline: "a", slug: "a" } },
  });
  const keys = ({ corrections: { areOfLastDay, listed } }: FrontPage) => [
    areOfLastDay,
    listed.map(({ correction: { key } }) => key),
  ];
  const old = ["old", "older"].map((key, index) => corrected(key, `2031-04-0${2 - index}T12:00:00Z`));

  test("some of the last 24 hours: those alone, newest first", () => {
    const late = corrected("yesterday", "2031-05-03T12:00:01Z");
    const latest = corrected("today", "2031-05-04T11:00:00Z");
    expect(keys(arrange([], { corrections: [...old, late, latest] }))).toEqual([
      true,
      ["today", "yesterday"],
    ]);
  });

  test("none of the last 24 hours: the latest from before", () => {
    const exactly = corrected("a day ago", "2031-05-03T12:00:00Z");
    expect(keys(arrange([], { corrections: [...old, exactly] }))).toEqual([
      false,
      ["a day ago", "old", "older"],
    ]);
  });
});

test("every story: once at most among lead, beside, latest and desks, however it is steered", () => {
  const ids = Array.from({ length: 12 }, (_, number) => `n${number}`);
  const newest = ids.map((id, number) =>
    story(id, [said(1, `s${number % 3}`)], { isRunning: number % 5 === 4 }),
  );
  fc.assert(
    fc.property(
      fc.option(fc.constantFrom(...ids, "old", "gone")),
      fc.array(fc.constantFrom(...ids, "old", "gone"), { maxLength: 8 }),
      (lead, pinned) => {
        const page = arrange(newest, { steering: { lead, pinned }, older: [card("old"), card("n3")] });
        const shown = [
          page.lead?.story.id,
          ...(page.lead?.beside.map(({ story: { id } }) => id) ?? []),
          ...page.latest.map(({ id }) => id),
          ...page.desks.flatMap(({ stories }) => stories.map(({ id }) => id)),
        ];
        expect(new Set(shown).size).toBe(shown.length);
        expect(page.lead).not.toBeNull();
        expect(page.latest).toHaveLength(6);
      },
    ),
  );
});
