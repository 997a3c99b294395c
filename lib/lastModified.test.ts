import { describe, expect, test } from "vitest";
import { lastModified } from "./lastModified.ts";
import type { SaidAt } from "./statement.ts";

const publishedAt = "2031-05-02T12:00:00Z";
const at = (
  date: string | null,
  precision: SaidAt["precision"],
  bound: SaidAt["bound"] = "exact",
): { at: SaidAt } => ({ at: { date, precision, bound, zone: null } });

describe("lastModified", () => {
  test("nothing since: the publication", () => {
    expect(lastModified({ publishedAt, updates: [], corrections: [] })).toBe("2031-05-02T12:00:00Z");
  });

  test("updates and corrections: the last of them", () => {
    const changed = lastModified({
      publishedAt,
      updates: [at("2031-05-02T14:00:00Z", "minute")],
      corrections: [
        { at: "2031-05-04T09:30:00Z", kind: "clarification" },
        { at: "2031-05-03T09:30:00Z", kind: "correction" },
      ],
    });
    expect(changed).toBe("2031-05-04T09:30:00Z");
  });

  test("a corrected spelling: no change", () => {
    const corrections = [{ at: "2031-05-04T09:30:00Z", kind: "refile" }] as const;
    expect(lastModified({ publishedAt, updates: [], corrections })).toBe("2031-05-02T12:00:00Z");
  });

  test.each([
    [at("2031-05-03", "day"), "2031-05-03T00:00:00Z"],
    [at("2031-05-02", "day"), "2031-05-02T12:00:00Z"],
    [at("2031-06", "month"), "2031-05-02T12:00:00Z"],
    [at("2031-05-02T14:00:00Z", "minute", "after"), "2031-05-02T14:00:00Z"],
    [at("2031-05-02T14:00:00Z", "minute", "by"), "2031-05-02T12:00:00Z"],
    [at(null, "unknown"), "2031-05-02T12:00:00Z"],
  ])("an update not known to the minute: no later than it was", (update, expected) => {
    expect(lastModified({ publishedAt, updates: [update], corrections: [] })).toBe(expected);
  });
});
