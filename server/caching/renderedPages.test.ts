import { expect, test } from "vitest";
import { RenderedPages } from "./renderedPages.ts";

test("documentIds: of what each page shows and of what every page shows, once; not of other tags", () => {
  const pages = new RenderedPages();
  pages.record("/stories/a", ["doc:a", "doc:topic", "rel:other"]);
  pages.recordOnEveryPage(["renamed"]);
  pages.recordOnEveryPage(["topic", "page-about"]);
  expect(pages.documentIds().toSorted()).toEqual(["a", "page-about", "topic"]);
});

test("a page forgotten, or rendered longest ago of too many: not known any more", () => {
  const pages = new RenderedPages({ maxPages: 2 });
  for (const path of ["/a", "/b", "/c"]) pages.record(path, ["doc:a"]);
  pages.forget("/b");
  expect(["/a", "/b", "/c"].filter((path) => pages.has(path))).toEqual(["/c"]);
  expect(pages.pathsWith(["doc:a"], 10)).toEqual(["/c"]);
});
