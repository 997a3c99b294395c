import { expect, test } from "vitest";
import { allTexts, documentTexts } from "./documentTexts.ts";

const document = {
  _id: "story",
  _type: "story",
  _rev: "r",
  title: "Record",
  slug: { _type: "slug", current: "the-record" },
  views: 5,
  isLive: true,
  body: [
    {
      _type: "block",
      _key: "k",
      style: "normal",
      children: [
        { _type: "span", text: "War", marks: ["strong"] },
        { _type: "span", text: "saw" },
        { _type: "mention", label: "Ann" },
      ],
      markDefs: [{ _key: "m", _type: "link", href: "https://news.example" }],
    },
    { _type: "pullQuote", text: "Said", speaker: { _ref: "ann" } },
  ],
};

test("texts of a document: as a reader sees them, a block is one", () => {
  expect(documentTexts(document)).toEqual([
    ...["story", "Record", "the-record", "5"],
    ...["Warsaw", "Ann", "https://news.example"],
    "Said",
  ]);
});

test("all texts of a document: also what only programs read, and spans by themselves", () => {
  expect(allTexts(document)).toEqual(
    expect.arrayContaining([...documentTexts(document), "War", "saw", "strong", "normal", "true"]),
  );
  expect(allTexts(document)).not.toContain("ann");
});
