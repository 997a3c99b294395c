import { describe, expect, test } from "vitest";
import { findWords } from "./findWords.ts";
import { passageInContext } from "./passageInContext.ts";

const SOURCE =
  "The council met on Friday. We will not close the harbour this year, because people need it. Nobody objected.";

/** The passage as it is read, with what differs told apart. */
function read(statement: string): string | null {
  const found = findWords(SOURCE, statement);
  if (found.kind === "absent") return null;
  const { before, parts, after } = passageInContext(SOURCE, statement, found, 16);
  const passage = parts.map(
    ({ kind, gap, inSource, inStatement }) =>
      gap + (kind === "same" ? inSource : `<${kind}: ${inSource} | ${inStatement}>`),
  );
  return `${before}>${passage.join("")}<${after}`;
}

describe("a passage in its source", () => {
  test("word for word: the source's words, with what stands around them", () => {
    expect(read("We will not close the harbour this year")).toBe(
      "… met on Friday. >We will not close the harbour this year<, because people …",
    );
  });

  test("with a cut and words of ours: what the source has there", () => {
    expect(read("We will not close [it] this year […] people need it.")).toBe(
      "… met on Friday. >We will not close <ours: the harbour | [it]> this year <cut: , because | […]> people need it.< Nobody objected.",
    );
  });

  test("with another word: the source's and the statement's", () => {
    expect(read("We will never close the harbour this year")).toBe(
      "… met on Friday. >We will <only-in-statement:  | never> <only-in-source: not | > close the harbour this year<, because people …",
    );
  });
});
