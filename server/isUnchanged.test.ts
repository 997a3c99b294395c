import { describe, expect, test } from "vitest";
import { isUnchanged } from "./isUnchanged.ts";

const asked = (ifNoneMatch?: string) =>
  ({ headers: ifNoneMatch === undefined ? {} : { "if-none-match": ifNoneMatch } }) as const;

describe("isUnchanged", () => {
  test.each(['W/"a"', '"a"', '"b", W/"a"', "*"])("%s: that version", (ifNoneMatch) => {
    expect(isUnchanged(asked(ifNoneMatch), 'W/"a"')).toBe(true);
  });

  test.each(['W/"b"', "a", ""])("%s: another one", (ifNoneMatch) => {
    expect(isUnchanged(asked(ifNoneMatch), 'W/"a"')).toBe(false);
  });

  test("nothing to compare: another one", () => {
    expect(isUnchanged(asked(), 'W/"a"')).toBe(false);
    expect(isUnchanged(asked("*"), undefined)).toBe(false);
  });
});
