import { describe, expect, test } from "vitest";
import { currentRequestId, requestIdOf, withRequestId } from "./requestId.ts";

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

describe("requestIdOf", () => {
  test.each(["a", "0f1e2d3c4b5a69788796a5b4c3d2e1f0", "1-67891233-abcdef012345678912345678", "x".repeat(64)])(
    "%s: kept",
    (id) => {
      expect(requestIdOf(id)).toBe(id);
    },
  );

  test.each([
    ["none", undefined],
    ["empty", ""],
    ["too long", "x".repeat(65)],
    ["with a line's end", "a\nlevel=error"],
    ["with spaces", "a b"],
    ["with quotation marks", '"a"'],
    ["sent twice", ["a", "b"]],
  ])("%s: a new one", (_, header) => {
    expect(requestIdOf(header)).toMatch(UUID);
  });
});

describe("withRequestId", () => {
  test("what is started for a request: finds its id, also later and beside another request", async () => {
    const idLater = () =>
      new Promise<string | undefined>((resolve) => setImmediate(() => resolve(currentRequestId())));
    expect(await Promise.all([withRequestId("one", idLater), withRequestId("two", idLater)])).toEqual([
      "one",
      "two",
    ]);
    expect(currentRequestId()).toBeUndefined();
  });
});
