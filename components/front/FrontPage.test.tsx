import { describe, expect, test } from "vitest";
import type { FrontPage as FrontPageContent } from "../../lib/frontPage.ts";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import {
  frontPage,
  listedCorrection,
  NOW,
  source,
  statement,
  storyCard,
  tomAsh,
  topic,
  ZONE,
} from "../fixtures/portEllis.ts";
import { FrontPage } from "./FrontPage.tsx";

const page = (parts: Partial<FrontPageContent>) => <FrontPage page={frontPage(parts)} now={NOW} />;
const said = statement({ id: "report" });
const reply = statement({
  id: "reply",
  speaker: tomAsh,
  roleAtTime: "Council member",
  text: "It's late.",
  medium: "social-post",
  outlet: "Bluesky",
  place: null,
  check: { state: "word-for-word", against: ["post"], note: null, at: null },
  replies: [
    {
      relation: "replies-to",
      statementId: "report",
      speakerName: "Ana Reyes",
      saidAt: said.saidAt,
      storySlug: "a",
    },
  ],
});
const lead: NonNullable<FrontPageContent["lead"]> = {
  story: storyCard("Mayor to publish the bridge report"),
  exchange: [
    { number: 1, statement: said, excerpt: null },
    { number: 2, statement: reply, excerpt: null },
  ],
  statementCount: 4,
  beside: [
    {
      story: storyCard("Council's answer"),
      reason: { kind: "replies", label: "Responds to", detail: "the lead story" },
    },
  ],
};
const path = "/stories/mayor-to-publish-the-bridge-report";

describe("the lead", () => {
  test("its art is what was said and the answer", () => {
    expect(asRead(page({ lead }))).toContain(
      [
        "1, at a press conference",
        "“We will publish the inspection report in full.”",
        "Ana Reyes Mayor of Port Ellis",
        "2, in reply",
        "“It’s late.”",
        "Tom Ash Council member",
        "All four statements in this story",
      ].join("\n"),
    );
    expect(markupOf(page({ lead }))).toContain(`href="${path}#statement-report"`);
  });

  test("stories beside it: stand under the reason", () => {
    expect(asRead(page({ lead }))).toContain("Responds to the lead story\nCouncil’s answer");
  });

  test("all its statements shown: the link promises the record", () => {
    expect(asRead(page({ lead: { ...lead, statementCount: 2 } }))).toContain("How we know this was said");
  });

  test("a statement that was withdrawn or not checked: says so here too", () => {
    const withdrawn = { ...said, status: "withdrawn" } as const;
    const unchecked = { ...reply, check: { ...reply.check, state: "not-checked" } } as const;
    const exchange = [
      { number: 1, statement: withdrawn, excerpt: null },
      { number: 2, statement: unchecked, excerpt: null },
    ];
    const text = asRead(page({ lead: { ...lead, exchange } }));
    expect(text).toContain("1, at a press conference Withdrawn by the speaker");
    expect(text).toContain("2, in reply Not yet checked");
  });

  test("none yet: the page says so, and offers nothing that isn't there", () => {
    expect(asRead(page({}))).toBe("No story has been published yet. The first one will stand here.");
  });
});

test("running stories: stand above everything, with their latest updates linked", () => {
  const running = [
    {
      story: storyCard("Bridge day"),
      updates: [
        {
          key: "k1",
          at: { date: "2026-03-08T20:52:00Z", precision: "minute", bound: "exact", zone: ZONE } as const,
          atNote: null,
          headline: "Doors open",
        },
      ],
    },
  ];
  expect(asRead(page({ lead, running }))).toMatch(
    /^Live Bridge day\nRunning: updated March 8, 2026, 4:52 pm EDT\nMarch 8, 2026, 4:52 pm Doors open\n/,
  );
  expect(markupOf(page({ lead, running }))).toContain('href="/stories/bridge-day#update-k1"');
});

test("running stories: an update of today is told by the clock; where there is none, the strip says so", () => {
  const today = {
    key: "k2",
    at: { date: "2026-03-09T15:10:00Z", precision: "minute", bound: "by", zone: ZONE },
    atNote: null,
    headline: "The hall is full",
  } as const;
  const running = [
    { story: storyCard("Bridge day"), updates: [today] },
    { story: storyCard("Ferry day"), updates: [] },
  ];
  expect(asRead(page({ lead, running }))).toMatch(
    /^Live Bridge day\nRunning: updated by 11:10 am EDT\nBy 11:10 am The hall is full\nLive Ferry day\nRunning: no updates so far\n/,
  );
});

test("the latest: today's by the clock, older ones by date, with their sections", () => {
  const latest = [
    storyCard("Ferry runs again", { publishedAt: "2026-03-09T14:00:00Z" }),
    storyCard("School reopens", { publishedAt: "2026-03-01T14:00:00Z", section: topic("Schools") }),
  ];
  expect(asRead(page({ lead, latest }))).toContain(
    "Latest\n10:00 am\nTown hall\nFerry runs again\nMarch 1, 2026\nSchools\nSchool reopens",
  );
});

test("on the record: each quotation leads to its place, and says how it was checked", () => {
  const unchecked = statement({
    id: "unchecked",
    text: "Soon.",
    roleAtTime: null,
    saidAt: { date: null, precision: "unknown", bound: "exact", zone: null },
    sources: [{ source: source(), locator: null }],
    check: { state: "not-checked", against: [], note: null, at: null },
  });
  const onTheRecord = [
    { statement: reply, storySlug: "a" },
    { statement: unchecked, storySlug: "b" },
  ];
  const text = asRead(page({ lead, onTheRecord }));
  expect(text).toContain(
    "“It’s late.”\nTom Ash, Council memberBluesky, March 8, 2026. Checked against the post.",
  );
  expect(text).toContain("“Soon.”\nAna ReyesPress conference, date not recorded. Not yet checked");
  expect(markupOf(page({ lead, onTheRecord }))).toContain('href="/stories/a#statement-reply"');
});

describe("the foot", () => {
  const desks = [{ section: topic("Schools"), stories: [storyCard("School reopens")] }];
  const corrections = { areOfLastDay: true, listed: [listedCorrection()] };

  test("desks and corrections: stand there, each with the way to more of them", () => {
    expect(asRead(page({ lead, desks, corrections }))).toMatch(
      /Schools\nMarch 8, 2026\nSchool reopens\nCorrected in the last 24 hours\nCorrection 10:00 am\nIt’s 30 pages\.\nAll corrections$/,
    );
    const html = markupOf(page({ lead, desks, corrections }));
    expect(html).toContain('href="/stories/a#correction-k"');
    expect(html).toContain('<a href="/topics/schools" class="quiet">Schools</a>');
    expect(html).toContain('<a href="/corrections">All corrections</a>');
  });

  test("corrections from before: are called no more than the latest", () => {
    const before = { ...corrections, areOfLastDay: false };
    expect(asRead(page({ lead, desks, corrections: before }))).toContain("Latest corrections");
  });
});
