import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import type { SaidAt } from "./statement.ts";
import { timeInStory, updateTime, updateTimeAlone, updateTimeInList } from "./updateTime.ts";

const story = { publishedAt: "2016-07-27T15:58:00Z", zone: "America/New_York", updates: [] };
const at = (parts: Partial<SaidAt>): SaidAt => ({
  date: "2016-07-27T18:05:00Z",
  precision: "minute",
  bound: "exact",
  zone: null,
  ...parts,
});
const inStory = (date: string, publishedAt: string, zone: string) =>
  updateTime({ at: at({ date }), atNote: null }, { publishedAt, zone, updates: [] }).words;

test.each<[string, SaidAt, string | null, string]>([
  ["a minute on the day", at({}), null, "2:05\u00A0pm"],
  ["by a minute", at({ bound: "by" }), null, "by 2:05\u00A0pm"],
  ["a part of a day", at({ date: "2016-07-28", precision: "day" }), "Afternoon", "July 28, 2016, afternoon"],
  ["a day", at({ date: "2016-07-28", precision: "day" }), null, "July 28, 2016"],
  ["nothing", at({ date: null, precision: "unknown" }), null, "Time not recorded"],
  ["nothing but words", at({ date: null, precision: "unknown" }), "Late evening", "Late evening"],
])("%s recorded: says so", (_what, saidAt, atNote, words) => {
  expect(updateTime({ at: saidAt, atNote }, story)).toEqual({ words, dateTime: saidAt.date });
});

describe("days and zones", () => {
  test.each([
    ["in Doral, ten to midnight", "2016-07-28T03:50:00Z", "America/New_York", "11:50\u00A0pm"],
    [
      "in Doral, ten past midnight",
      "2016-07-28T04:10:00Z",
      "America/New_York",
      "July 28, 2016, 12:10\u00A0am",
    ],
    ["in Tokyo, the same moment", "2016-07-28T04:10:00Z", "Asia/Tokyo", "1:10\u00A0pm"],
  ])("%s: the day of the story's zone", (_where, date, zone, words) => {
    const publishedAt = zone === "Asia/Tokyo" ? "2016-07-28T00:00:00Z" : story.publishedAt;
    expect(inStory(date, publishedAt, zone)).toBe(words);
  });

  test("the night the clocks go back: the zone tells the two half past ones apart", () => {
    const publishedAt = "2026-11-01T04:30:00Z";
    expect(inStory("2026-11-01T05:30:00Z", publishedAt, "America/New_York")).toBe("1:30\u00A0am");
    expect(inStory("2026-11-01T06:30:00Z", publishedAt, "America/New_York")).toBe("1:30\u00A0am EST");
  });

  test("the night they go forward: two minutes apart are an hour apart in words, with the zone", () => {
    const publishedAt = "2026-03-08T06:00:00Z";
    expect(inStory("2026-03-08T06:59:00Z", publishedAt, "America/New_York")).toBe("1:59\u00A0am");
    expect(inStory("2026-03-08T07:01:00Z", publishedAt, "America/New_York")).toBe("3:01\u00A0am EDT");
  });
});

describe("a story whose updates go over several days", () => {
  const updates = [
    at({}),
    at({ date: "2016-07-28", precision: "day" }),
    at({ date: null, precision: "unknown" }),
  ];
  const long = { ...story, updates: updates.map((one) => ({ at: one })) };

  test("each time: tells its day, that of publication too", () => {
    expect(updateTime({ at: at({}), atNote: null }, long).words).toBe("July 27, 2016, 2:05\u00A0pm");
    expect(timeInStory("2016-07-29T18:05:00Z", long)).toBe("July 29, 2016, 2:05\u00A0pm");
  });

  test("none of another day so far: the clock alone", () => {
    const short = { ...story, updates: long.updates.slice(0, 1) };
    expect(updateTime({ at: at({}), atNote: null }, short).words).toBe("2:05\u00A0pm");
  });
});

describe("read alone", () => {
  const now = new Date("2016-07-27T20:00:00Z");
  const alone = (parts: Partial<SaidAt>, atNote: string | null = null) =>
    updateTimeAlone({ at: at(parts), atNote }, "America/New_York", now).words;

  test.each([
    ["today", {}, "2:05\u00A0pm EDT"],
    ["by a minute of today", { bound: "by" }, "by 2:05\u00A0pm EDT"],
    ["another day", { date: "2016-07-26T18:05:00Z" }, "July 26, 2016, 2:05\u00A0pm EDT"],
    ["a day in winter", { date: "2016-01-26T18:05:00Z" }, "January 26, 2016, 1:05\u00A0pm EST"],
    ["a day", { date: "2016-07-26", precision: "day" }, "July 26, 2016"],
    ["nothing recorded", { date: null, precision: "unknown" }, "Time not recorded"],
  ] as const)("%s: with the zone once, where there is a clock time", (_what, parts, words) => {
    expect(alone(parts)).toBe(words);
  });

  test("in a list: the clock alone if it was today, else the day too", () => {
    const listed = (date: string) =>
      updateTimeInList({ at: at({ date }), atNote: null }, "America/New_York", now).words;
    expect(listed("2016-07-27T18:05:00Z")).toBe("2:05\u00A0pm");
    expect(listed("2016-07-26T18:05:00Z")).toBe("July 26, 2016, 2:05\u00A0pm");
  });
});

describe("whatever the moment and the zone", () => {
  const ZONES = [
    "America/New_York",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
    "Europe/Berlin",
    "America/St_Johns",
    "UTC",
  ];
  const minute = fc
    .integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2035, 0) / 60_000 })
    .map((minutes) => new Date(minutes * 60_000).toISOString());
  const zone = fc.constantFrom(...ZONES);
  const ownZone = process.env.TZ;
  afterEach(() => {
    if (ownZone === undefined) delete process.env.TZ;
    else process.env.TZ = ownZone;
  });

  /** The instants in the two hours around one at which the zone's clocks show the words: one, or two in the night they go back. */
  const instantsOf = (words: string, near: string, place: string) =>
    Array.from({ length: 241 }, (_, index) => new Date(Date.parse(near) + (index - 120) * 60_000))
      .filter(
        (instant) =>
          updateTimeAlone({ at: at({ date: instant.toISOString() }), atNote: null }, place, new Date(0))
            .words === words,
      )
      .map((instant) => instant.toISOString());

  test("read alone: the words name one minute and no other", () => {
    fc.assert(
      fc.property(minute, zone, (date, place) => {
        const { words } = updateTimeAlone({ at: at({ date }), atNote: null }, place, new Date(0));
        expect(instantsOf(words, date, place)).toEqual([date]);
      }),
      { numRuns: 30 },
    );
  });

  test("in a story: the day is told exactly where it isn't that of the story, by the story's zone", () => {
    const dayIn = (instant: string, place: string) =>
      new Intl.DateTimeFormat("sv-SE", { timeZone: place, dateStyle: "short" }).format(new Date(instant));
    fc.assert(
      fc.property(minute, fc.integer({ min: 0, max: 3 * 1_440 }), zone, (publishedAt, later, place) => {
        const date = new Date(Date.parse(publishedAt) + later * 60_000).toISOString();
        const tellsDay = /\d{4}, /.test(inStory(date, publishedAt, place));
        expect(tellsDay).toBe(dayIn(date, place) !== dayIn(publishedAt, place));
      }),
      { numRuns: 200 },
    );
  });

  test("the zone of the machine: changes nothing", () => {
    fc.assert(
      fc.property(minute, minute, zone, zone, (date, publishedAt, place, machine) => {
        const words = () => inStory(date, publishedAt, place);
        process.env.TZ = "UTC";
        const here = words();
        process.env.TZ = machine;
        expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(machine);
        expect(words()).toBe(here);
      }),
      { numRuns: 100 },
    );
  });
});
