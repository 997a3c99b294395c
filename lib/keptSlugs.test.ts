import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { keptSlugs } from "./keptSlugs.ts";

const story = (current: string, previousSlugs: readonly string[] = []) => ({
  _id: "story",
  _type: "article",
  slug: { current },
  previousSlugs,
});

describe("keptSlugs", () => {
  test.each([
    ["never published", null, story("a"), []],
    ["the same", story("a"), story("a"), []],
    ["changed", story("a"), story("b"), ["a"]],
    ["changed, and the old one put there by hand", story("a"), story("b", ["a"]), ["a"]],
    ["changed again", story("b", ["a"]), story("c", ["a"]), ["a", "b"]],
    ["an older revision restored", story("c", ["a", "b"]), story("a"), ["b", "c"]],
    ["one taken out", story("b", ["a"]), story("b"), ["a"]],
    ["published without one", story(""), story("b"), []],
  ])("%s: %#", (_, published, draft, kept) => {
    expect(keptSlugs(published, draft)).toEqual(kept);
  });

  test("any changes of address, published one after the other: every old one leads to the present one", () => {
    const slug = fc.constantFrom("a", "b", "c", "d");
    fc.assert(
      fc.property(fc.array(slug, { minLength: 1, maxLength: 12 }), (slugs) => {
        let published = null as ReturnType<typeof story> | null;
        for (const current of slugs) {
          const draft = story(current, published?.previousSlugs);
          const kept = keptSlugs(published, draft);
          expect(keptSlugs(published, { ...draft, previousSlugs: kept })).toEqual(kept);
          expect(kept).not.toContain(current);
          published = story(current, kept);
        }
        expect(new Set([...(published?.previousSlugs ?? []), published?.slug.current])).toEqual(
          new Set(slugs),
        );
      }),
    );
  });
});
