import { expect, test } from "vitest";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { PreviewBar } from "./PreviewBar.tsx";

const bar = (parts: Partial<Parameters<typeof PreviewBar>[0]> = {}) => (
  <PreviewBar path="/stories/bridge report" isOfPublished={false} notes={[]} damages={[]} {...parts} />
);

test("says that it is a preview, and leads out of it to the reader's page, out of the Studio's frame too", () => {
  expect(asRead(bar())).toBe("Preview of unpublished changes · Leave preview");
  expect(markupOf(bar())).toContain(
    '<a href="/api/draft-mode/disable?to=%2Fstories%2Fbridge%20report" target="_top">',
  );
});

test("a preview of what is published: says so", () => {
  expect(asRead(bar({ isOfPublished: true }))).toContain("Preview of what is published");
});

test("notes and what was left out: a line each, with the way to put it right", () => {
  const damage = { documentId: "story-1", path: 'body[_key=="b1"].quote', problem: "points to nothing" };
  const element = bar({ notes: ["Not published yet."], damages: [damage] });
  expect(asRead(element)).toContain(
    'Not published yet.\nLeft out or shortened: body[_key=="b1"].quote points to nothing.',
  );
  expect(markupOf(element)).toContain(
    'href="/studio/intent/edit/id=story-1;path=body%5B_key%3D%3D%22b1%22%5D.quote/"',
  );
});
