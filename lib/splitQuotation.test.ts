import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shortenQuotation } from "./shortenQuotation.ts";
import { splitQuotation } from "./splitQuotation.ts";

describe("splitQuotation", () => {
  test("a short text: stays whole", () => {
    expect(splitQuotation("One two three.", 3)).toEqual({ first: "One two three.", rest: null });
  });

  test("a long text: is cut after the last sentence that fits", () => {
    expect(splitQuotation("One two. Three four. Five six seven.", 5)).toEqual({
      first: "One two. Three four.",
      rest: "Five six seven.",
    });
  });

  test("a title or an initial: does not end a sentence", () => {
    expect(splitQuotation("We met. Then Mr. Ash of the U.S. office came in.", 5).first).toBe("We met.");
  });

  test("a text without sentences: is cut between words", () => {
    expect(splitQuotation("one two three four", 2)).toEqual({ first: "one two", rest: "three four" });
  });

  test("any text: both parts together are the text", () => {
    const texts = fc.array(fc.constantFrom("word", "end.", "Mr.", "--", "\n\nNew"), { minLength: 1 });
    fc.assert(
      fc.property(texts, fc.nat(8), (words, most) => {
        const text = words.join(" ").trim();
        const { first, rest } = splitQuotation(text, most);
        expect(`${first} ${rest ?? ""}`.replace(/\s+/g, " ").trim()).toBe(text.replace(/\s+/g, " "));
      }),
    );
  });
});

test("shortenQuotation: marks the cut", () => {
  expect(shortenQuotation("One two. Three four.", 3)).toBe("One two. […]");
  expect(shortenQuotation("One two.", 3)).toBe("One two.");
});
