import { expect, test } from "vitest";
import { localUrl } from "./localUrl.ts";

test.each([
  ["127.0.0.1", 3000, "http://127.0.0.1:3000"],
  ["News.example", 3000, "http://news.example:3000"],
  ["0.0.0.0", 3000, "http://127.0.0.1:3000"],
  ["::", 3000, "http://[::1]:3000"],
  ["0:0::0", 3000, "http://[::1]:3000"],
  ["::1", 3000, "http://[::1]:3000"],
  ["FD00:0:0::5", 3000, "http://[fd00::5]:3000"],
  ["127.0.0.1", 80, "http://127.0.0.1"],
])("listening on %s, port %d: %s", (host, port, url) => {
  expect(localUrl(host, port)).toBe(url);
});
