import type { ReactNode } from "react";
import { describe, expect, test } from "vitest";
import { type Edit, itemPath } from "./edit.ts";
import { markupOf } from "./fixtures/asRead.ts";
import {
  engineer,
  frontPage,
  image,
  NOW,
  paragraph,
  statement,
  statementBlock,
  story,
  storyCard,
} from "./fixtures/portEllis.ts";
import { FrontPage } from "./front/FrontPage.tsx";
import { StoryPage } from "./story/StoryPage.tsx";

const edit: Edit = (type, id) => (path) => ({ "data-sanity": `${type} ${id} ${path}` });

const STORY = story({
  keyImage: image(),
  body: [
    paragraph("p1", "The report came on a Friday."),
    statementBlock(1, statement({ id: "of-reyes" })),
    statementBlock(2, statement({ id: "of-engineer", speaker: engineer })),
    { type: "heldStatement", key: "h", number: 3, isRepeated: false, statementId: "of-nobody" },
  ],
});

const storyPage = (given?: Edit): ReactNode => (
  <StoryPage
    liveScript={null}
    story={STORY}
    order="oldest-first"
    address="https://news.example/stories/x"
    now={NOW}
    edit={given}
  />
);
const edited = (page: ReactNode) =>
  [...markupOf(page).matchAll(/data-sanity="([^"]*)"/g)].map(([, name]) => name);

describe("a page that can be edited", () => {
  test("a story: headline, standfirst, picture, and every block of its text", () => {
    const ofStory = edited(storyPage(edit)).filter((name) => name?.startsWith("article"));
    const blocks = STORY.body.flatMap(({ type, key }) => (type === "heldStatement" ? [] : [key]));
    expect(ofStory).toEqual([
      `article ${STORY.id} headline`,
      `article ${STORY.id} standfirst`,
      `article ${STORY.id} keyImage`,
      ...blocks.map((key) => `article ${STORY.id} ${itemPath("body", key).replaceAll('"', "&quot;")}`),
    ]);
  });

  test("a statement: its words, who spoke them in what role, when, and how that is known", () => {
    const names = edited(storyPage(edit));
    for (const path of ["text", "speaker", "roleAtTime", "saidAt", "check", "sources"]) {
      expect(names).toContain(`quote of-reyes ${path}`);
    }
    expect(names).toContain("quote of-engineer unnamed");
    expect(names).toContain("quote of-nobody status");
  });

  test("the front page: the headlines and standfirst of what it lists", () => {
    const lead = {
      story: storyCard("Ferry is back", { id: "ferry" }),
      exchange: [],
      statementCount: 0,
      beside: [],
    };
    const page = frontPage({ lead, latest: [storyCard("Bridge is open", { id: "bridge" })] });
    expect(edited(<FrontPage page={page} now={NOW} edit={edit} />)).toEqual([
      "article ferry headline",
      "article ferry standfirst",
      "article bridge headline",
    ]);
  });
});

test("a reader's page: nothing of it", () => {
  expect(markupOf(storyPage())).not.toContain("data-sanity");
  expect(markupOf(storyPage())).toBe(
    markupOf(storyPage(edit))
      .replace(
        /<span data-sanity="quote [^"]* (?:roleAtTime|unnamed)">(?!Unnamed)(.*?)<\/span>(?=<\/div>)/g,
        "$1",
      )
      .replace(/ data-sanity="[^"]*"/g, ""),
  );
});
