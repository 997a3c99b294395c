import { describe, expect, test } from "vitest";
import { readerPageAt, readerPagePath } from "./readerPage.ts";

describe("readerPageAt", () => {
  test.each([
    ["/stories/bridge", { kind: "story", slug: "bridge" }],
    ["/stories/bridge/from-the-start", { kind: "storyFromTheStart", slug: "bridge" }],
    ["/stories/from-the-start", { kind: "story", slug: "from-the-start" }],
    ["/topics/politics", { kind: "topic", slug: "politics", archive: null }],
    ["/topics/politics/12", { kind: "topic", slug: "politics", archive: 12 }],
    ["/corrections", { kind: "corrections", of: null, archive: null }],
    ["/corrections/refile", { kind: "corrections", of: "refile", archive: null }],
    ["/corrections/all/2", { kind: "corrections", of: null, archive: 2 }],
    ["/corrections/withdrawal/3", { kind: "corrections", of: "withdrawal", archive: 3 }],
    ["/staff", { kind: "staff" }],
    ["/how-we-check", { kind: "house", slug: "how-we-check" }],
  ] as const)("%s: that page, and the page has that address", (path, page) => {
    expect(readerPageAt(path)).toEqual(page);
    expect(readerPagePath(page)).toBe(path);
  });

  test("a closing slash: the same page", () => {
    expect(readerPageAt("/stories/bridge/")).toEqual(readerPageAt("/stories/bridge"));
  });

  test("a slug as nobody writes it: it is kept, and its address can be followed", () => {
    const page = { kind: "story", slug: "a/b ?" } as const;
    expect(readerPagePath(page)).toBe("/stories/a%2Fb%20%3F");
    expect(readerPageAt("/stories/a%2Fb%20%3F")).toEqual(page);
  });

  test.each([
    "/stories",
    "/stories//",
    "/stories/a/b",
    "/stories/a/from-the-start/2",
    "/stories//from-the-start",
    "/topics",
    "/topics/Politics",
    "/topics/politics/0",
    "/topics/politics/01",
    "/topics/politics/-1",
    "/topics/politics/1000000",
    "/topics/politics/1/2",
    "/corrections/all",
    "/corrections/typo",
    "/corrections/refile/x",
    "/corrections/refile/1/2",
    "/staff/ana",
    "/people",
    "/studio",
    "/Foo",
    "/wp-login.php",
    "/.env",
  ])("%s: nowhere", (path) => {
    expect(readerPageAt(path)).toBe("nowhere");
  });

  test.each(["/", "/robots.txt", "/no/such/address"])("%s: not for these pages to say", (path) => {
    expect(readerPageAt(path)).toBeNull();
  });
});
