import { expect, test } from "vitest";
import { toLakeTime } from "./lakeTime.ts";

test.each([
  ["2016-07-27T20:15:00Z", "2016-07-27T20:15:00.000Z"],
  ["2016-07-27T22:15:00.123456789+02:00", "2016-07-27T20:15:00.123Z"],
  ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59.000Z"],
])("toLakeTime(%j): %j", (value, time) => {
  expect(toLakeTime(value)).toBe(time);
});

test.each([
  "2016-07-27",
  "2016-07-27T20:15:00",
  "2016-02-30T20:15:00Z",
  "2016-07-27T24:00:00Z",
  "2016-07-27T20:15:00+99:00",
  "9999-12-31T23:59:59-01:00",
  "0000-01-01T00:00:00+01:00",
  1469650500000,
  undefined,
])("toLakeTime(%j): none", (value) => {
  expect(toLakeTime(value)).toBeUndefined();
});
