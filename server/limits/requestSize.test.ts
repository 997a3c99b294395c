import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import { oversizedPart } from "./requestSize.ts";

const LONGEST = `/${"a".repeat(4_095)}`;

test.each<[string, string, IncomingHttpHeaders, "url" | "body" | null]>([
  ["a page", "/stories/a", {}, null],
  ["the longest address", LONGEST, {}, null],
  ["a longer one", `${LONGEST}a`, {}, "url"],
  ["a body where none is taken", "/stories/a", { "content-length": "1" }, "body"],
  ["one without a length", "/stories/a", { "transfer-encoding": "chunked" }, "body"],
  ["an empty body", "/stories/a", { "content-length": "0" }, null],
  ["the largest change", "/api/revalidate", { "content-length": "1000000" }, null],
  ["a larger one", "/api/revalidate", { "content-length": "1000001" }, "body"],
  ["one whose length isn't told", "/api/revalidate", { "transfer-encoding": "chunked" }, null],
])("%s: %4$s", (_, url, headers, part) => {
  expect(oversizedPart({ url, headers }, url)).toBe(part);
});
