import { describe, expect, test } from "vitest";
import { minute, ZONE } from "./fixtures/runningStory.ts";
import { momentInWords, momentToTheMinute, placeOfUpdate, zoneOfStory } from "./updateTimes.ts";

const day = (date: string, zone?: string) => ({
  _type: "saidAt",
  date,
  precision: "day",
  bound: "exact",
  zone,
});
const at = (...moments: readonly object[]) => moments.map((moment) => ({ at: moment }));

describe("placeOfUpdate", () => {
  test.each([
    ["none yet", at(), 0],
    ["a later one", at(minute("2031-07-27T19:00:00Z")), 0],
    ["an earlier one", at(minute("2031-07-27T17:00:00Z")), 1],
    ["one of the same minute, some seconds later", at(minute("2031-07-27T18:00:59Z")), 1],
    ["one of the same day without a clock time", at(day("2031-07-27")), 1],
    ["one of the next day", at(day("2031-07-28")), 0],
    ["one of the same month", at(day("2031-07")), 1],
    ["one whose time nobody knows, after a later one", at(minute("2031-07-27T19:00:00Z"), {}), 2],
    ["one without a time at all, before a later one", [{}, ...at(minute("2031-07-27T19:00:00Z"))], 1],
  ])("%s", (_name, updates, index) => {
    expect(placeOfUpdate(updates, "2031-07-27T18:00:00Z", ZONE)).toBe(index);
  });

  test("late in the evening: the day is that of the zone, not of UTC", () => {
    const updates = at(day("2031-07-28"));
    expect(placeOfUpdate(updates, "2031-07-28T02:00:00Z", ZONE)).toBe(0);
    expect(placeOfUpdate(updates, "2031-07-28T02:00:00Z", "Asia/Tokyo")).toBe(1);
    expect(placeOfUpdate(at(day("2031-07-28", "Asia/Tokyo")), "2031-07-28T02:00:00Z", ZONE)).toBe(1);
  });

  test("the hour that the clocks have twice: in the order of the instants", () => {
    const firstHalfPastOne = minute("2031-11-02T05:30:00Z");
    const secondHalfPastOne = "2031-11-02T06:30:00Z";
    expect(placeOfUpdate(at(firstHalfPastOne), secondHalfPastOne, ZONE)).toBe(1);
    expect(momentInWords(firstHalfPastOne, ZONE)).toBe("November 2, 2031, 1:30\u00A0am EDT");
    expect(momentInWords(minute(secondHalfPastOne), ZONE)).toBe("November 2, 2031, 1:30\u00A0am EST");
  });
});

test("momentToTheMinute: to the second in UTC, with the zone", () => {
  expect(momentToTheMinute("2031-07-27T18:00:07.123Z", ZONE)).toEqual(minute("2031-07-27T18:00:07Z"));
});

test("momentInWords: a day, nothing", () => {
  expect(momentInWords(day("2031-07-27"), ZONE)).toBe("July 27, 2031");
  expect(momentInWords({}, ZONE)).toBe("");
});

test("zoneOfStory: the story's, or UTC where it has none", () => {
  expect([zoneOfStory({ zone: ZONE }), zoneOfStory({ zone: "Doral" }), zoneOfStory({})]).toEqual([
    ZONE,
    "UTC",
    "UTC",
  ]);
});
