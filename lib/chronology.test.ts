import { expect, test } from "vitest";
import { chronology } from "./chronology.ts";

test("chronology: under years and days by the calendar of each entry's zone, in the order given", () => {
  const entries = [
    { id: "c", instant: "2017-01-01T04:30:00Z", zone: "UTC" },
    { id: "b", instant: "2017-01-01T04:00:00Z", zone: "America/New_York" },
    { id: "a", instant: "2016-12-31T10:00:00Z", zone: "America/New_York" },
    { id: "0", instant: "2016-07-27T10:00:00Z", zone: "UTC" },
  ];
  const years = chronology(entries, (entry) => entry);
  expect(
    years.map(({ year, days }) => [
      year,
      days.map(({ date, entries: ofDay }) => [date, ofDay.map(({ id }) => id)]),
    ]),
  ).toEqual([
    ["2017", [["2017-01-01", ["c"]]]],
    [
      "2016",
      [
        ["2016-12-31", ["b", "a"]],
        ["2016-07-27", ["0"]],
      ],
    ],
  ]);
});

test("chronology, nothing: no years", () => {
  expect(chronology([], () => ({ instant: "", zone: "UTC" }))).toEqual([]);
});
