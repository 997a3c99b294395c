import { describe, expect, test } from "vitest";
import { withoutFramework } from "./withoutFramework.ts";

describe("withoutFramework", () => {
  test.each([
    ['<script src="/_next/static/chunks/a.js" async=""></script>', "a framework script"],
    ['<script src="/_next/static/chunks/polyfill.js" noModule=""></script>', "a polyfill"],
    ["<script>(self.__next_f=self.__next_f||[]).push([0])</script>", "the payload to hydrate from"],
    ['<script id="_R_">self.__next_f.push([1,"\\u003c/script>"])</script>', "a payload with an id"],
    ['<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/>', "its preload"],
  ])("%s: left out", (tag) => {
    expect(withoutFramework(`<p>before</p>${tag}<p>after</p>`)).toBe("<p>before</p><p>after</p>");
  });

  test.each([
    ['<script type="application/ld+json">{"@type":"NewsArticle"}</script>'],
    ['<script type="module" src="/live.js"></script>'],
    ['<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>'],
    ['<link rel="preload" href="/fonts/serif.woff2" as="font" type="font/woff2" crossorigin=""/>'],
    ["<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
  ])("%s: stays", (html) => {
    expect(withoutFramework(html)).toBe(html);
  });
});
