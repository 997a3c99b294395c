import { expect, test } from "vitest";
import { slugify } from "./address.ts";

test.each([
  ["Mayor’s café reopens", "mayors-cafe-reopens"],
  ["  U.S. vote: 52–48! ", "u-s-vote-52-48"],
  ["Мост", ""],
])("slugify %s: %s", (text, slug) => {
  expect(slugify(text)).toBe(slug);
});
