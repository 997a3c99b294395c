import { describe, expect, test } from "vitest";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { ArchiveLinks } from "./ArchiveLinks.tsx";

const links = (archive: number | null, pages: number) => (
  <ArchiveLinks
    entries="stories"
    archive={archive}
    pages={pages}
    pathOf={(number) => (number === null ? "/front" : `/front/${number}`)}
  />
);

describe("ArchiveLinks", () => {
  test("the front of a short list: nothing", () => {
    expect(markupOf(links(null, 0))).toBe("");
  });

  test.each([
    [null, 3, ['<a href="/front/3" rel="prev">Earlier stories</a>']],
    [
      3,
      3,
      ['<a href="/front/2" rel="prev">Earlier stories</a>', '<a href="/front" rel="next">Later stories</a>'],
    ],
    [1, 3, ['<a href="/front/2" rel="next">Later stories</a>']],
    [1, 1, ['<a href="/front" rel="next">Later stories</a>']],
  ])("page %j of %i: leads to those beside it", (archive, pages, expected) => {
    expect(markupOf(links(archive, pages)).match(/<a .*?<\/a>/g)).toEqual(expected);
  });

  test("a page of the archive: says which one", () => {
    expect(asRead(links(2, 3))).toContain("Page 2 of 3, counted from the oldest");
  });
});
