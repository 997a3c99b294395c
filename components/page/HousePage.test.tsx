import { expect, test } from "vitest";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { HousePage } from "./HousePage.tsx";

const span = (text: string) => [{ text, strong: false, emphasis: false, link: null }];

test("HousePage: its title, its text and when it was changed", () => {
  const page = (
    <HousePage
      page={{
        id: "page-about",
        slug: "about",
        title: "Who we are",
        description: "A newsroom that's small.",
        body: [
          { type: "paragraph", key: "p", spans: span("We write down what was said.") },
          { type: "heading", key: "h", level: 2, spans: span("How") },
          {
            type: "list",
            key: "l",
            ordered: false,
            items: [{ key: "i", spans: span("Word for word."), children: [] }],
          },
        ],
        changedAt: "2026-03-09T02:00:00Z",
      }}
    />
  );
  expect(asRead(page)).toBe(
    "Who we are\nA newsroom that’s small.\nWe write down what was said.\nHow\nWord for word.\nLast changed March 8, 2026",
  );
  expect(markupOf(page).match(/<h\d/g)).toEqual(["<h1", "<h2"]);
});
