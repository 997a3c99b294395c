import { expect, test } from "vitest";
import { isCalendarDate, isInstant, isLanguageTag, isTimeZone } from "./writtenForms.ts";

test.each([
  [isCalendarDate, ["2016", "2016-07", "2016-02-29"], ["2015-02-29", "2016-13", "2016-7", "16", "", "noon"]],
  [
    isInstant,
    ["2016-07-27T16:16:02Z", "2016-07-27T16:16:02.123Z"],
    ["2016-07-27T16:16Z", "2016-07-27T12:16:02-04:00", "2016-02-30T00:00:00Z", "2016-07-27T25:00:00Z", ""],
  ],
  [isTimeZone, ["America/New_York", "UTC"], ["EDT+1", "Mars/Olympus", ""]],
  [isLanguageTag, ["en", "pt-BR", "zh-Hant"], ["English!", "en_US", ""]],
])("%o: true of what has the form, and of nothing else", (hasForm, right, wrong) => {
  expect(right.filter((value) => !hasForm(value))).toEqual([]);
  expect(wrong.filter(hasForm)).toEqual([]);
});
