import { expect, test } from "vitest";
import { notRecorded } from "./notRecorded.ts";
import type { Medium, SaidAt } from "./statement.ts";

const minute: SaidAt = { date: "2016-07-27T16:16:02Z", precision: "minute", bound: "exact", zone: null };
const day: SaidAt = { date: "2016-07-27", precision: "day", bound: "exact", zone: null };

test.each<[Medium, string | null, SaidAt, string | null]>([
  ["press-conference", "Doral", minute, null],
  ["press-conference", "Doral", { ...minute, bound: "by" }, null],
  ["press-conference", "Doral", day, "Exact time not recorded."],
  ["press-conference", null, day, "Time and place not recorded."],
  ["press-conference", null, minute, "Place not recorded."],
  ["written-statement", null, day, "Time of issue not recorded."],
  ["social-post", null, day, "Time of post not recorded."],
  ["social-post", null, minute, null],
  ["letter", null, { ...day, bound: "by" }, "Exact date not recorded."],
  ["speech", "Doral", { ...day, date: "2016-07", precision: "month" }, "Exact day not recorded."],
  ["speech", "Doral", { ...day, date: "2016", precision: "year" }, "Exact date not recorded."],
  ["speech", null, { ...day, date: null, precision: "unknown" }, "Date, time and place not recorded."],
])("%s at %s, %o: %s", (medium, place, saidAt, words) => {
  expect(notRecorded({ medium, place, saidAt })).toBe(words);
});
