import { expect, test } from "vitest";
import { routeKind } from "./routeKind.ts";

test.each([
  ["/", "front"],
  ["/stories/a-story", "story"],
  ["/topics/ferries/3", "topic"],
  ["/corrections", "corrections"],
  ["/about", "page"],
  ["/_next/static/a.css", "asset"],
  ["/images/verbatim/production/a-1x1.png", "image"],
  ["/api/revalidate", "api"],
  ["/a/b/c", "other"],
  ["/constructor", "page"],
  ["/__proto__/x", "other"],
  ["/files/verbatim/production/a.pdf", "file"],
  ["/sitemaps/2016-07.xml", "crawler"],
  ["", "other"],
])("%s: %s", (path, kind) => {
  expect(routeKind(path)).toBe(kind);
});
