import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SaidAt } from "./statement.ts";
import {
  calendarDate,
  clockInWords,
  dateInWords,
  dayInWords,
  instantInWords,
  laterInstantInWords,
  listTimeInWords,
  saidAtInWords,
  weekdayInWords,
  yearsSince,
  zoneInWords,
} from "./time.ts";

const NEW_YORK = "America/New_York";
const said = (parts: Partial<SaidAt>): SaidAt => ({
  date: "2016-07-27T18:05:00Z",
  precision: "minute",
  bound: "exact",
  zone: NEW_YORK,
  ...parts,
});

test("calendarDate: the day at the place", () => {
  expect(calendarDate("2016-07-28T02:00:00Z", NEW_YORK)).toBe("2016-07-27");
  expect(calendarDate("2016-01-05T02:00:00Z", "Europe/Moscow")).toBe("2016-01-05");
});

test("dayInWords: the day without its year", () => {
  expect(dayInWords("2016-07-27")).toBe("July 27");
});

describe("dateInWords", () => {
  test.each([
    ["2016-07-27T18:05:00Z", NEW_YORK, "July 27, 2016"],
    ["2016-07-28T02:00:00Z", NEW_YORK, "July 27, 2016"],
    ["2016-07-28T02:00:00Z", "Europe/Moscow", "July 28, 2016"],
    ["2016-07-27", "Pacific/Auckland", "July 27, 2016"],
    ["2016-07", NEW_YORK, "July 2016"],
    ["2016", NEW_YORK, "2016"],
  ])("%s in %s: %s", (moment, zone, words) => {
    expect(dateInWords(moment, zone)).toBe(words);
  });
});

test("clockInWords: twelve hours, small letters, no break before them", () => {
  expect(clockInWords("2016-07-27T18:05:00Z", NEW_YORK)).toBe("2:05\u00A0pm");
  expect(clockInWords("2016-07-27T04:00:00Z", NEW_YORK)).toBe("12:00\u00A0am");
});

test("zoneInWords: summer and winter time differ, and a zone without an English name is an offset", () => {
  expect(zoneInWords("2016-07-27T18:05:00Z", NEW_YORK)).toBe("EDT");
  expect(zoneInWords("2016-12-27T18:05:00Z", NEW_YORK)).toBe("EST");
  expect(zoneInWords("2016-07-27T18:05:00Z", "Europe/Moscow")).toBe("GMT+3");
});

test("weekdayInWords: the day in the newsroom's zone", () => {
  expect(weekdayInWords(new Date("2016-07-28T01:00:00Z"), NEW_YORK)).toBe("Wednesday, July 27, 2016");
});

describe("laterInstantInWords", () => {
  const published = "2016-07-27T15:58:00Z";
  test.each([
    ["the same day", "2016-07-27T20:40:00Z", "4:40\u00A0pm"],
    ["another day", "2016-07-28T20:40:00Z", "July 28, 2016, 4:40\u00A0pm"],
    ["after the clocks changed", "2016-12-01T20:40:00Z", "December 1, 2016, 3:40\u00A0pm EST"],
  ])("%s: %s is %s", (_when, instant, words) => {
    expect(laterInstantInWords(instant, published, NEW_YORK)).toBe(words);
  });
});

test("listTimeInWords: the clock today, the date before that", () => {
  const now = new Date("2016-07-28T03:00:00Z");
  expect(listTimeInWords("2016-07-27T18:05:00Z", NEW_YORK, now)).toBe("2:05\u00A0pm");
  expect(listTimeInWords("2016-07-26T18:05:00Z", NEW_YORK, now)).toBe("July 26, 2016");
});

describe("saidAtInWords", () => {
  test.each<[string, Partial<SaidAt>, string, string]>([
    ["a minute", {}, "", "July 27, 2016, 2:05\u00A0pm EDT"],
    ["by a minute", { bound: "by" }, "July 27, 2016, by ", "2:05\u00A0pm EDT"],
    ["after a minute", { bound: "after" }, "July 27, 2016, after ", "2:05\u00A0pm EDT"],
    ["a minute somewhere unknown", { zone: null }, "", "July 27, 2016, 6:05\u00A0pm UTC"],
    ["a day", { date: "2016-07-27", precision: "day" }, "", "July 27, 2016"],
    ["by a day", { date: "2016-07-27", precision: "day", bound: "by" }, "by ", "July 27, 2016"],
    ["a month", { date: "2016-07", precision: "month" }, "", "July 2016"],
    ["a year", { date: "2016", precision: "year" }, "", "2016"],
  ])("%s: is said as far as it is known", (_what, parts, before, time) => {
    const saidAt = said(parts);
    expect(saidAtInWords(saidAt)).toEqual({ before, time, dateTime: saidAt.date });
  });

  test("nothing recorded: null", () => {
    expect(saidAtInWords(said({ date: null, precision: "unknown" }))).toBeNull();
  });
});

describe("yearsSince", () => {
  test.each([
    ["2026-07-26T23:00:00-04:00", 9],
    ["2026-07-27T00:30:00-04:00", 10],
    ["2016-07-27T12:00:00-04:00", 0],
    ["2015-01-01T00:00:00Z", 0],
  ])("on %s: %i", (now, years) => {
    expect(yearsSince("2016-07-27T15:58:00Z", new Date(now), NEW_YORK)).toBe(years);
  });
});

test("any instant: words name the year, month and day that the zone's calendar has", () => {
  const instants = fc.date({ min: new Date("1970-01-02"), max: new Date("2099-12-30"), noInvalidDate: true });
  fc.assert(
    fc.property(instants, fc.constantFrom(NEW_YORK, "Europe/Moscow", "Asia/Kolkata", "UTC"), (date, zone) => {
      const calendar = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(date);
      const words = instantInWords(date.toISOString(), zone);
      expect(words.startsWith(`${dateInWords(calendar, zone)}, `)).toBe(true);
      expect(words).toMatch(/, \d{1,2}:\d{2}\u00A0[ap]m \S+$/);
    }),
    { numRuns: 60 },
  );
});
