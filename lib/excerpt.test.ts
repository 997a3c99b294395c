import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isExactExcerpt } from "./excerpt.ts";

fc.configureGlobal({ seed: 20310501 });

const TEXT =
  "The ferry didn’t leave at 9:30. We found 30,000 tickets -- a non-binding offer, [the mayor] said -- and nobody asked. Nobody did.";

describe("isExactExcerpt", () => {
  test.each([
    ["the whole text", TEXT],
    ["a sentence", "The ferry didn’t leave at 9:30."],
    ["words within a sentence", "a non-binding offer"],
    ["a cut", "The ferry didn’t leave […] and nobody asked."],
    ["a cut in dots", "The ferry [...] nobody asked."],
    ["cuts at both ends", "[…] We found 30,000 tickets […]"],
    ["a bracketed remark as a whole", "[the mayor] said"],
    ["other white space", "We  found\n30,000 tickets"],
  ])("%s: exact", (_, excerpt) => {
    expect(isExactExcerpt(excerpt, TEXT, "en")).toBe(true);
  });

  test.each([
    ["nothing", ""],
    ["only a cut", "[…]"],
    ["another word", "The ferry did leave"],
    ["half a word", "The ferry did"],
    ["half a number", "We found 30"],
    ["half a hyphenated word", "binding offer"],
    ["the other half of it", "a non"],
    ["another case", "the ferry"],
    ["straight for curly marks", "didn't leave"],
    ["parts in another order", "nobody asked. […] The ferry"],
    ["a cut that leaves nothing out", "The ferry […] didn’t leave"],
    ["a plain ellipsis for a cut", "The ferry … nobody asked."],
    ["our words set loose from their brackets", "the mayor"],
    ["our words with one bracket", "the mayor] said"],
  ])("%s: not exact", (_, excerpt) => {
    expect(isExactExcerpt(excerpt, TEXT, "en")).toBe(false);
  });

  test("a part that stands twice: the later one serves where the earlier can't", () => {
    expect(isExactExcerpt("a b […] b", "a b b", "en")).toBe(false);
    expect(isExactExcerpt("a b […] b", "a b c b", "en")).toBe(true);
  });

  test("a bracketed remark that opens the text: exact with it", () => {
    expect(isExactExcerpt("[The mayor] will resign", "[The mayor] will resign today.", "en")).toBe(true);
  });

  test("a language without spaces: words are found all the same", () => {
    expect(isExactExcerpt("渡し船", "渡し船は来なかった。", "ja")).toBe(true);
  });

  test("any run of sentences with the middle cut: exact", () => {
    const sentence = fc.stringMatching(/^[A-Z][a-z]{1,8}( [a-z]{1,8}){0,4}\.$/);
    fc.assert(
      fc.property(sentence, sentence, sentence, (first, middle, last) => {
        expect(isExactExcerpt(`${first} […] ${last}`, `${first} ${middle} ${last}`, "en")).toBe(true);
      }),
    );
  });

  test("a word that the text lacks: never exact", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z ]{0,40}$/), fc.nat(40), (text, at) => {
        const excerpt = `${text.slice(0, at)} Zzyzx ${text.slice(at)}`;
        expect(isExactExcerpt(excerpt, text, "en")).toBe(false);
      }),
    );
  });
});
