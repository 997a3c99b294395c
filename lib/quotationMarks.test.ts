import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quotedPassages } from "./quotationMarks.ts";

const wordsIn = (text: string) => quotedPassages(text).map(({ words }) => words);

describe("quotedPassages", () => {
  test.each([
    ["English", "She said “it will not sail” twice.", ["it will not sail"]],
    ["straight", 'She said "it will not sail" twice.', ["it will not sail"]],
    ["single", "She said ‘it will not sail’ twice.", ["it will not sail"]],
    ["single straight", "She said 'it will not sail' twice.", ["it will not sail"]],
    ["German", "Sie sagte: „Sie fährt nicht“, zweimal.", ["Sie fährt nicht"]],
    ["German single", "Sie sagte: ‚Sie fährt nicht‘, zweimal.", ["Sie fährt nicht"]],
    ["Polish", "Powiedziała: „Nie popłynie”.", ["Nie popłynie"]],
    ["French and Russian", "Elle a dit : « Il ne part pas ».", ["Il ne part pas"]],
    ["Danish", "Hun sagde: »Den sejler ikke«.", ["Den sejler ikke"]],
    ["Swedish", "Hon sade: ”Den seglar inte”.", ["Den seglar inte"]],
    ["two", "“One” and “two words”", ["One", "two words"]],
    ["one within another", "“He said ‘no’ and left,” she said", ["He said ‘no’ and left,"]],
    ["apostrophes within", "‘It’s the mayor’s ferry’", ["It’s the mayor’s ferry"]],
    ["not closed", "“It will not sail,", ["It will not sail,"]],
  ])("%s marks: the words within", (_, text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  test.each([
    "The mayor’s ferry and the crew's quay",
    "the workers’ ferry of the ’90s, and rock ’n’ roll",
    'The deck is 27" wide, 6\'2" at most',
    "A comma, ‚ standing alone",
    "No marks at all",
    "",
  ])("%s: no quotation", (text) => {
    expect(quotedPassages(text)).toEqual([]);
  });

  test("one that is closed: its place with the marks, and how many words", () => {
    expect(quotedPassages("So “not in June”.")).toEqual([
      { start: 3, end: 16, words: "not in June", wordCount: 3, isClosed: true },
    ]);
    expect(quotedPassages("“not")).toMatchObject([{ isClosed: false, end: 4 }]);
  });

  test("any text: passages in order, apart, within the text", () => {
    const text = fc
      .array(fc.constantFrom(..."“”„«»‚‘’\"' ,.", "word", "it’s", "5"), { maxLength: 40 })
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (sample) => {
        let last = 0;
        for (const { start, end, words } of quotedPassages(sample)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(sample.length);
          expect(sample.slice(start, end)).toContain(words);
          last = end;
        }
      }),
    );
  });
});
