import { expect, test } from "vitest";
import { linkedSources, ownWords, portableText } from "./portableText.ts";

test("write a paragraph with a link: its words keep their order and the link names its source", () => {
  expect(portableText(["It lasted [an hour](src-post), they said."])).toEqual([
    {
      _type: "block",
      _key: "b1",
      style: "normal",
      markDefs: [{ _type: "link", _key: "b1l1", source: { _type: "reference", _ref: "src-post" } }],
      children: [
        { _type: "span", _key: "b1s1", text: "It lasted ", marks: [] },
        { _type: "span", _key: "b1s2", text: "an hour", marks: ["b1l1"] },
        { _type: "span", _key: "b1s3", text: ", they said.", marks: [] },
      ],
    },
  ]);
});

test("write a heading, a statement and the place of an update: each has its type and key", () => {
  expect(
    portableText(["## Later", { statement: "ann-yes", excerpt: "Yes" }, { update: "noon" }]),
  ).toMatchObject([
    { _key: "b1", style: "h2", children: [{ text: "Later" }] },
    {
      _type: "statement",
      _key: "b2",
      quote: { _type: "reference", _ref: "ann-yes" },
      excerpt: "Yes",
    },
    { _type: "updateAnchor", _key: "b3", update: "noon" },
  ]);
});

test("write a list item with a link to an address: it is an item, and the link has the address", () => {
  expect(portableText(["- Write to [us](mailto:desk@example.org)"])).toMatchObject([
    {
      style: "normal",
      listItem: "bullet",
      level: 1,
      markDefs: [{ _key: "b1l1", href: "mailto:desk@example.org" }],
      children: [{ text: "Write to " }, { text: "us", marks: ["b1l1"] }],
    },
  ]);
});

test("read the sources of a text: those that it links to, and no other address", () => {
  const text = [
    "[One](src-one) and [two](src-two)",
    { statement: "ann-yes" },
    "- [Home](https://example.org)",
  ];
  expect(linkedSources(text)).toEqual(["src-one", "src-two"]);
});

test("read our own words: marks, links and statements are gone", () => {
  expect(ownWords(["## Later", { statement: "ann-yes" }, "It lasted [an hour](src-post)."])).toEqual([
    "Later",
    "It lasted an hour.",
  ]);
});
