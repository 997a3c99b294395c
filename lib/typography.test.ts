import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outerMarks, quoted, typeset, typesetQuotation, typesetRuns } from "./typography.ts";

const lettersAndDigits = (text: string) => text.replace(/[^\p{L}\p{N}\s.…]/gu, "");
const joined = (text: string, language = "en") =>
  typesetQuotation(text, language)
    .map((runs) => runs.map((run) => run.text).join(""))
    .join("\n\n");
const punctuated = fc
  .array(
    fc.constantFrom(
      "it's",
      '"',
      "'",
      "--",
      " ",
      "30,000",
      "[…]",
      "...",
      "“",
      "”",
      "‘",
      "’",
      "(",
      ")",
      "end.",
      "é",
      "6'2\"",
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

describe("typeset", () => {
  test.each([
    [`Russia, if you're listening`, "Russia, if you’re listening"],
    [`He said "no" and left`, "He said “no” and left"],
    [`("No," he said)`, "(“No,” he said)"],
    ["to see -- I will tell you this -- Russia", "to see — I will tell you this — Russia"],
    ["rock 'n' roll in the '90s", "rock ’n’ roll in the ’90s"],
    ["the voters' choice", "the voters’ choice"],
    ["he called it 'a slip' today", "he called it ‘a slip’ today"],
    [`a man of 6'2"`, "a man of 6′2″"],
    ["I don't want to...", "I don’t want to..."],
    ["already “set” and ‘set’", "already “set” and ‘set’"],
    ["a --- rule", "a --- rule"],
    ["https://example.org/a--b'c and--", "https://example.org/a--b'c and—"],
  ])("%s: becomes %s", (stored, printed) => {
    expect(typeset(stored)).toBe(printed);
  });

  test("any text: letters, digits, spaces and dots are unchanged", () => {
    fc.assert(fc.property(punctuated, (text) => lettersAndDigits(typeset(text)) === lettersAndDigits(text)));
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        (text) => lettersAndDigits(typeset(text)) === lettersAndDigits(text),
      ),
    );
  });

  test("text that is typeset already: stays as it is", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("“No,”", "it’s", "—", "‘yes’", "word"), { maxLength: 12 }),
        (words) => {
          const text = words.join(" ");
          expect(typeset(text)).toBe(text);
        },
      ),
    );
  });
});

describe("typesetRuns", () => {
  test("a mark at the edge of a run: sees the run beside it", () => {
    expect(typesetRuns(['He said "', "no", '" and left'])).toEqual([
      { at: 0, text: "He said “" },
      { at: 9, text: "no" },
      { at: 11, text: "” and left" },
    ]);
  });
});

describe("typesetQuotation", () => {
  test("marks inside a quotation: alternate, single first", () => {
    expect(joined(`I told them "every page," and I meant it`)).toBe(
      "I told them ‘every page,’ and I meant it",
    );
    expect(joined(`She said "he told me 'never' twice"`)).toBe("She said ‘he told me “never” twice’");
    expect(joined("The answer was 'no.'")).toBe("The answer was ‘no.’");
  });

  test("our own brackets and cuts: stand apart from the speaker's words", () => {
    expect(typesetQuotation("[The council] will [...] vote...", "en")).toEqual([
      [
        { at: 0, text: "[The council]", editorial: true },
        { at: 13, text: " will ", editorial: false },
        { at: 19, text: "[…]", editorial: true },
        { at: 24, text: " vote...", editorial: false },
      ],
    ]);
  });

  test("an outlet's attribution within the words: is named, apart from them", () => {
    expect(joined("It is missing,[//] I think.")).toBe("It is missing, [attribution] I think.");
    expect(joined("national security [//] calling")).toBe("national security [attribution] calling");
    expect(typesetQuotation("No,[//] no.", "en")[0]).toContainEqual({
      at: 4,
      text: "[attribution]",
      editorial: true,
    });
  });

  test("blank lines: part paragraphs", () => {
    expect(typesetQuotation("One.\n\nTwo.\n \nThree.", "en").map((runs) => runs[0]?.text)).toEqual([
      "One.",
      "Two.",
      "Three.",
    ]);
  });

  test("another language: keeps the marks it is stored with", () => {
    expect(joined(`l'eau -- "vive"`, "fr")).toBe(`l'eau -- "vive"`);
  });

  test("any quotation: its letters and digits are unchanged", () => {
    fc.assert(
      fc.property(punctuated, (text) => {
        const without = (part: string) => part.replace(/[^\p{L}\p{N}]/gu, "");
        expect(without(joined(text))).toBe(without(text));
      }),
    );
  });
});

describe("quoted", () => {
  test.each([
    ["No", "en", "“No”"],
    ["Мост", "ru", "«Мост»"],
    ["«Мост откроется».", "ru", "«Мост откроется»."],
    ["Die Brücke", "de-AT", "„Die Brücke“"],
    ["Le pont", "fr", "«\u202FLe pont\u202F»"],
  ])("%s in %s: %s", (text, language, expected) => {
    expect(quoted(text, language)).toBe(expected);
  });

  test("a language without marks of its own here: English ones", () => {
    expect(outerMarks("cy")).toEqual(["“", "”"]);
  });
});
