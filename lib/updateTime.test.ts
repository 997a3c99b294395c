import { expect, test } from "vitest";
import type { SaidAt } from "./statement.ts";
import { updateTime } from "./updateTime.ts";

const story = { publishedAt: "2016-07-27T15:58:00Z", zone: "America/New_York" };
const at = (parts: Partial<SaidAt>): SaidAt => ({
  date: "2016-07-27T18:05:00Z",
  precision: "minute",
  bound: "exact",
  zone: null,
  ...parts,
});

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
