import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemsIn } from "../storedDocument.ts";
import { updateBodyFromMarkdown } from "./updateBodyFromMarkdown.ts";

/** Each block as `style: words`, a run with marks in brackets after them; without problems. */
function told(text: string): readonly string[] {
  const { body, problems } = updateBodyFromMarkdown(text);
  expect(problems).toEqual([]);
  return body.map((block) => {
    if (block._type === "statement") return `statement ${JSON.stringify(block.quote)}`;
    const links = new Map(itemsIn(block, "markDefs").map((link) => [link._key, link.href]));
    const runs = itemsIn(block, "children").map(({ text: words, marks }) => {
      const named = (marks as string[]).map((mark) => links.get(mark) ?? mark);
      return named.length === 0 ? words : `${words}[${named.join(" ")}]`;
    });
    const place = block.listItem ? `${block.listItem} ${block.level}` : block.style;
    return `${place}: ${runs.join("")}`;
  });
}

describe("updateBodyFromMarkdown", () => {
  test("paragraphs, emphasis, links: lines of one paragraph together", () => {
    expect(
      told(
        "The *captain*\nanswered **at *once***.\n\nSee [the **list**](https://port-ellis.example/a) &amp; wait.",
      ),
    ).toEqual([
      "normal: The captain[em] answered at [strong]once[strong em].",
      "normal: See the [https://port-ellis.example/a]list[strong https://port-ellis.example/a] & wait.",
    ]);
  });

  test("headings and lists, one within another", () => {
    expect(told("## What\n\n### How\n\n- one\n- two\n  1. first\n  2. second\n- three")).toEqual([
      "h2: What",
      "h3: How",
      "bullet 1: one",
      "bullet 1: two",
      "number 2: first",
      "number 2: second",
      "bullet 1: three",
    ]);
  });

  test("statements on lines of their own, with or without empty lines around them", () => {
    const okoro = 'statement {"_type":"reference","_ref":"okoro-safe"}';
    expect(
      told(
        "Before.\n[statement: okoro-safe]\nAfter.\n\n[Statement:okoro-safe]  \n- item\n[statement: okoro-safe]",
      ),
    ).toEqual(["normal: Before.", okoro, "normal: After.", okoro, "bullet 1: item", okoro]);
  });

  test("the same text twice: the same keys, each once", () => {
    const text = "One [link](https://a.example) and [another](https://b.example).\n\nTwo *words*.";
    const { body } = updateBodyFromMarkdown(text);
    expect(updateBodyFromMarkdown(text).body).toEqual(body);
    expect(body[0]).toEqual({
      _type: "block",
      _key: "b1",
      style: "normal",
      markDefs: [
        { _type: "link", _key: "b1l1", href: "https://a.example" },
        { _type: "link", _key: "b1l2", href: "https://b.example" },
      ],
      children: [
        { _type: "span", _key: "b1s1", text: "One ", marks: [] },
        { _type: "span", _key: "b1s2", text: "link", marks: ["b1l1"] },
        { _type: "span", _key: "b1s3", text: " and ", marks: [] },
        { _type: "span", _key: "b1s4", text: "another", marks: ["b1l2"] },
        { _type: "span", _key: "b1s5", text: ".", marks: [] },
      ],
    });
  });

  test.each([
    ["> Words", "an indented quotation. Make it a statement, and write [statement: <its id>]."],
    ["Words  \nmore", "a line break within a paragraph. Begin a new paragraph, after an empty line."],
    ["```\ncode\n```", "code. Write it as a paragraph, without indenting or fencing it."],
    ["Some `code`", "code. Write it without backticks."],
    ["<b>bold</b>", "HTML. Write it as Markdown."],
    ["<!-- note -->", "HTML. Write it as Markdown."],
    ["![alt](https://a.example/a.jpg)", "a picture. Take it out, or put it into the story in the Studio."],
    ["***", "a rule. Take it out."],
    ["# Title", "a heading of level 1. Write ## or ###; the update’s own headline is --headline."],
    ["[words](/stories/a)", "a link to “/stories/a”. Give the whole address, with https:// or mailto:."],
    ["[words](javascript:x)", "a link to “javascript:x”. Give the whole address, with https:// or mailto:."],
    ['[words](https://a.example "Title")', "a link with a title. Take the title out."],
    ["Words [](https://a.example)", "a link without words. Write them into the [ ]."],
    ["##", "a heading without words. Write them, or take it out."],
    ["3. third", "a list that counts from 3. Count from 1."],
    ["- one\n\n  more", "an item of a list with more than a paragraph. Make it one paragraph."],
    ["- > said", "an item of a list that doesn’t begin with words. Begin it with a paragraph."],
    ["He [statement: a] said", "a statement among other words. Put [statement: <id>] on a line of its own."],
    ["[statement: two words]", "a statement among other words. Put [statement: <id>] on a line of its own."],
    ["~~gone~~", "struck-out words. Take them out."],
    ["Words[^1]", "a footnote. Write it into the text."],
    ["| a | b |\n|---|---|\n| 1 | 2 |", "a table. Write it as a list."],
  ])("%j: refused with its line and the remedy", (text, sentence) => {
    const { problems } = updateBodyFromMarkdown(`First.\n[statement: okoro-safe]\n\n${text}`);
    expect(problems[0]).toEqual({
      line: expect.any(Number),
      sentence: `Line ${problems[0]?.line}: an update can’t have ${sentence}`,
    });
    expect(problems[0]?.line).toBeGreaterThanOrEqual(4);
    expect(problems[0]?.line).toBeLessThanOrEqual(6);
  });

  test("an address for links elsewhere: both ends are refused", () => {
    const { problems } = updateBodyFromMarkdown("See [this][a].\r\n\r\n[a]: https://a.example");
    expect(problems.map(({ line }) => line)).toEqual([1, 3]);
  });

  test("nothing: no blocks", () => {
    expect(updateBodyFromMarkdown(" \n\n")).toEqual({ body: [], problems: [] });
  });

  test("any words in any paragraphs: all of them are there, or refused", () => {
    const word = fc.stringMatching(/^[A-Za-z0-9*_`~<>&#!()[\]|:.-]{1,8}$/);
    const text = fc
      .array(fc.array(word, { minLength: 1 }).map((words) => words.join(" ")))
      .map((all) => all.join("\n\n"));
    const lettersOf = (value: string) => value.replace(/[^A-Za-z0-9]/g, "");
    fc.assert(
      fc.property(text, (source) => {
        const { body, problems } = updateBodyFromMarkdown(source);
        if (problems.length > 0) return;
        const numbers = /^\s*\d+[.)]\s/gm;
        const shown = body.flatMap((block) => itemsIn(block, "children").map((span) => span.text)).join("");
        expect(lettersOf(shown)).toBe(lettersOf(source.replaceAll(numbers, "")));
      }),
    );
  });
});
