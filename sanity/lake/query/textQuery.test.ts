import { expect, test } from "vitest";
import { matchesTextQuery, parseTextQuery, searchedTexts, textRelevance } from "./textQuery.ts";

const texts = ["The council votes on the harbour of Port Ellis", "Élodie O'Brien, 27 July 2026", "ЁЛКА"];

function matches(query: string, searched: string[] = texts): boolean {
  return matchesTextQuery([searchedTexts(searched)], parseTextQuery(query));
}

test.each([
  ["council"],
  ["COUNCIL harbour elodie"],
  ["harb*"],
  ["harb* ellis"],
  ['"port ellis"'],
  ['"of port el"*'],
  ['"on the harbour'],
  ["o'brien"],
  ["2026"],
  ["ёлк*"],
  ["елка"],
  ["council -mayor"],
  ["-mayor"],
  ['-"port harbour"'],
  ["*"],
  ["council *"],
  ["council - !"],
])("search %j: found", (query) => {
  expect(matches(query)).toBe(true);
});

test.each([
  ["harb"],
  ["arbour"],
  ["council mayor"],
  ['"ellis port"'],
  ['"port ellis élodie"'],
  ['"port el"'],
  ["obrien"],
  ["council -harbour"],
  ["council -harb*"],
  ['-"port ellis"'],
  [""],
  ["  !"],
])("search %j: not found", (query) => {
  expect(matches(query)).toBe(false);
});

test("search texts without a word: not found, not even by what excludes", () => {
  expect(matches("-mayor", ["", "…"])).toBe(false);
  expect(matches("*", [])).toBe(false);
});

test("relevance: more often, and as a whole word, is better; no word counts for everything", () => {
  const relevance = (text: string, query: string) =>
    textRelevance([searchedTexts([text])], parseTextQuery(query));
  const ordered = [
    relevance("harbours", "harbour*"),
    relevance("harbour", "harbour*"),
    relevance("harbour harbours", "harbour*"),
    relevance("harbour harbour", "harbour*"),
    relevance("harbour ".repeat(1000), "harbour*"),
    relevance("harbour council", "harbour* council harbour council"),
  ];
  expect(ordered).toEqual(ordered.toSorted((one, other) => one - other));
  expect(new Set(ordered).size).toBe(ordered.length);
  expect(relevance("harbour ".repeat(1000), "harbour*")).toBeLessThan(2.2);
  expect(relevance("harbour", "-mayor")).toBe(1);
});
