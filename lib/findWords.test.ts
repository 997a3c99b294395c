import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FoundWords, findWords } from "./findWords.ts";

const SOURCE =
  "MAYOR VANE: Thank you.  “The ferry will not sail in\nJune.” We looked at 30,000 tickets — and I'd rather refund every one of them than risk a life. Any questions?";

/** Each segment as `kind statement|source`. */
function told(found: FoundWords, words: string, source = SOURCE): string[] {
  if (found.kind === "absent") return ["absent"];
  return found.segments.map(
    (segment) =>
      `${segment.kind} ${words.slice(segment.statement.start, segment.statement.end)}|${source.slice(segment.source.start, segment.source.end)}`,
  );
}

describe("findWords", () => {
  test.each([
    ["as they stand there", "We looked at 30,000 tickets"],
    ["with other white space", "The ferry will not sail in June."],
    ["with other quotation marks and dashes", "tickets -- and I’d rather refund every one of them"],
    ["with a cut", "The ferry will not sail […] than risk a life."],
    ["with a cut of dots", "Thank you. [...] We looked at 30,000 tickets"],
    ["with words of ours in place of some", "I'd rather refund [all] of them"],
    ["with words of ours between", "I'd rather refund [the price of] every one of them"],
    ["with a letter of ours", "[W]e looked at 30,000 tickets"],
  ])("words %s: exact", (_, words) => {
    expect(findWords(SOURCE, words)).toMatchObject({ kind: "exact" });
  });

  test("an exact place: the passage, and every word the same", () => {
    const words = "We looked at 30,000 tickets";
    const start = SOURCE.indexOf(words);
    expect(findWords(SOURCE, words)).toEqual({
      kind: "exact",
      source: { start, end: start + words.length },
      segments: [
        {
          kind: "same",
          statement: { start: 0, end: words.length },
          source: { start, end: start + words.length },
        },
      ],
      sameWords: 5,
      words: 5,
    });
  });

  test("cuts and words of ours: with what the source has there", () => {
    const words = "The ferry will not sail […] refund [all] of them";
    expect(told(findWords(SOURCE, words), words)).toEqual([
      "same The ferry will not sail|The ferry will not sail",
      "cut […]|in\nJune.” We looked at 30,000 tickets — and I'd rather",
      "same refund|refund",
      "ours [all]|every one",
      "same of them|of them",
    ]);
  });

  test("words that differ: close, and what is only in one of the two", () => {
    const words = "We looked at 33,000 tickets and I'd much rather refund them than risk a life.";
    const found = findWords(SOURCE, words);
    expect(found).toMatchObject({ kind: "close", sameWords: 13, words: 15 });
    expect(told(found, words)).toEqual([
      "same We looked at|We looked at",
      "only-in-statement 33,000|",
      "only-in-source |30,000",
      "same tickets|tickets",
      "only-in-source |—",
      "same and I'd|and I'd",
      "only-in-statement much|",
      "same rather refund|rather refund",
      "only-in-source |every one of",
      "same them than risk a life.|them than risk a life.",
    ]);
  });

  test("other capitals: close, not word for word", () => {
    expect(findWords(SOURCE, "the ferry will not sail in June")).toMatchObject({ kind: "close" });
  });

  test.each([
    ["words that nobody said", "Nothing of the sort was ever uttered by a sailor"],
    ["part of a word", "efund every one"],
    ["no words", "[…]"],
    ["nothing", ""],
  ])("%s: absent, or not exact", (_, words) => {
    expect(findWords(SOURCE, words).kind).not.toBe("exact");
  });

  test("words of another text, and any words of an empty one: absent", () => {
    expect(findWords(SOURCE, "Nothing of the sort was uttered by sailors")).toEqual({ kind: "absent" });
    expect(findWords("", "The ferry")).toEqual({ kind: "absent" });
  });

  test("several places: the one with the least between its parts", () => {
    const source = "We know. Far away from it we said that we know. He left.";
    const words = "we […] left";
    const found = findWords(source, words);
    expect(told(found, words, source)).toEqual(["same we|we", "cut […]|know. He", "same left|left"]);
  });

  test("a source of 200,000 characters: found", () => {
    const filler = "The council met on Monday and the mayor said that the ferry was old. ";
    const source = `${filler.repeat(1500)}${SOURCE}${filler.repeat(1500)}`;
    expect(source.length).toBeGreaterThan(200_000);
    const words = "We looked at 33,000 tickets and I'd much rather refund them than risk a life.";
    expect(findWords(source, words)).toMatchObject({ kind: "close", sameWords: 13 });
  });

  const word = fc.constantFrom(
    "the",
    "ferry",
    "will",
    "not",
    "sail",
    "June",
    "tickets,",
    "30,000",
    "life.",
    "—",
  );
  const text = fc.array(word, { minLength: 1, maxLength: 60 });

  test("any part of any text: exact, and the passage has its words", () => {
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (words, from, length) => {
        const start = from % words.length;
        const part = words.slice(start, start + 1 + (length % 20)).join(" ");
        const source = words.join("  ");
        const found = findWords(source, part);
        if (!/[a-z0-9]/i.test(part)) return;
        expect(found.kind).toBe("exact");
        if (found.kind === "absent") return;
        const passage = source.slice(found.source.start, found.source.end);
        expect(passage.split(/\s+/).join(" ")).toBe(part);
      }),
    );
  });

  test("any statement in any text: the segments tell all of the statement, in order", () => {
    fc.assert(
      fc.property(text, text, (words, sourceWords) => {
        const statement = words.join(" ");
        const found = findWords(sourceWords.join(" "), statement);
        if (found.kind === "absent") return;
        const retold = found.segments
          .map(({ statement: { start, end } }) => statement.slice(start, end))
          .filter((part) => part !== "")
          .join(" ");
        expect(retold.replace(/\s+/g, "")).toBe(statement.replace(/\s+/g, ""));
        let at = found.source.start;
        for (const { source } of found.segments) {
          expect(source.start).toBeGreaterThanOrEqual(at);
          at = source.end;
        }
        expect(found.sameWords).toBeLessThanOrEqual(found.words);
      }),
    );
  });
});
