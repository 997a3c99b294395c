import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calendarDate } from "../time.ts";
import { readTime } from "./readTime.ts";

const DORAL = "America/New_York";

describe("readTime", () => {
  test.each([
    ["an offset", "2026-11-24T14:05-05:00", "2026-11-24T19:05:00.000Z"],
    ["UTC", "2026-11-24T14:05:09Z", "2026-11-24T14:05:09.000Z"],
    ["the clock of the zone in winter", "2026-11-24T14:05", "2026-11-24T19:05:00.000Z"],
    ["the clock of the zone in summer", "2026-07-24T14:05", "2026-07-24T18:05:00.000Z"],
    ["the last minute before clocks go forward", "2026-03-08T01:59", "2026-03-08T06:59:00.000Z"],
    ["the first one after it", "2026-03-08T03:00", "2026-03-08T07:00:00.000Z"],
    ["an hour that is there twice, with its offset", "2026-11-01T01:30-05:00", "2026-11-01T06:30:00.000Z"],
    ["the hour after it", "2026-11-01T02:00", "2026-11-01T07:00:00.000Z"],
  ])("%s", (_name, written, instant) => {
    expect(readTime(written, DORAL)).toEqual({ kind: "instant", instant });
  });

  test.each([
    ["an hour that clocks skip", "2026-03-08T02:30", "doesn’t exist in America/New_York"],
    [
      "an hour that is there twice",
      "2026-11-01T01:30",
      "is there twice in America/New_York. Write 2026-11-01T01:30-04:00 or 2026-11-01T01:30-05:00.",
    ],
    ["words", "noon", "The time “noon” can’t be read. Write it like 2026-11-24T14:05-05:00"],
    ["a day that isn't there", "2026-02-30T12:00Z", "can’t be read"],
    ["an hour that isn't there", "2026-02-20T24:00", "can’t be read"],
    ["an offset that isn't there", "2026-02-20T12:00+99:99", "can’t be read"],
  ])("%s: refused with the remedy", (_name, written, words) => {
    const read = readTime(written, DORAL);
    expect(read).toMatchObject({ kind: "unreadable", sentence: expect.stringContaining(words) });
  });

  test("an hour that is there twice: both ways to write it, each of which is read", () => {
    const read = readTime("2026-11-01T01:30", DORAL);
    const choices = read.kind === "unreadable" ? read.choices : [];
    expect(choices.map((choice) => readTime(choice, DORAL))).toEqual([
      { kind: "instant", instant: "2026-11-01T05:30:00.000Z" },
      { kind: "instant", instant: "2026-11-01T06:30:00.000Z" },
    ]);
    expect(readTime("2026-03-08T02:30", DORAL)).toMatchObject({ choices: [] });
  });

  test("a zone that nobody knows: UTC", () => {
    expect(readTime("2026-11-24T14:05", "")).toEqual({
      kind: "instant",
      instant: "2026-11-24T14:05:00.000Z",
    });
  });

  test("any minute of any zone's clock: its instant shows it, or it is refused", () => {
    const zones = [
      "America/New_York",
      "Asia/Tokyo",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "Europe/London",
    ];
    const minutes = fc
      .integer({ min: 0, max: 366 * 24 * 60 })
      .map((count) => Date.UTC(2026, 0, 1) + count * 60_000);
    fc.assert(
      fc.property(minutes, fc.constantFrom(...zones), (shown, zone) => {
        const written = new Date(shown).toISOString().slice(0, 16);
        const read = readTime(written, zone);
        if (read.kind === "unreadable") return;
        expect(calendarDate(read.instant, zone)).toBe(written.slice(0, 10));
        const clock = new Intl.DateTimeFormat("en-GB", {
          timeZone: zone,
          hour: "2-digit",
          minute: "2-digit",
        });
        expect(clock.format(new Date(read.instant))).toBe(written.slice(11));
      }),
    );
  });
});
