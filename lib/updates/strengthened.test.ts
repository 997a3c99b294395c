import { expect, test } from "vitest";
import { strengthened } from "./strengthened.ts";

const reference = { _type: "reference", _ref: "okoro-safe" };
const waiting = { ...reference, _weak: true, _strengthenOnPublish: { type: "quote" } };

test("strengthened: references that waited are strong, others and all else as they were", () => {
  const body = (quote: object) => [{ _type: "statement", _key: "b1", quote, context: null, level: 1 }];
  expect(strengthened(body(waiting))).toEqual(body(reference));
  expect(strengthened(body({ ...reference, _weak: true }))).toEqual(body({ ...reference, _weak: true }));
  const staysWeak = { ...waiting, _strengthenOnPublish: { type: "quote", weak: true } };
  expect(strengthened(body(staysWeak))).toEqual(body({ ...reference, _weak: true }));
});
