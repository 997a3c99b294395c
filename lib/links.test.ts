import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linkAddress, webAddress } from "./links.ts";

fc.configureGlobal({ seed: 20310501 });

describe("linkAddress", () => {
  test.each([
    ["https://port-ellis.example/a?b=c#d", "https://port-ellis.example/a?b=c#d"],
    ["HTTP://port-ellis.example", "http://port-ellis.example/"],
    ["mailto:desk@port-ellis.example", "mailto:desk@port-ellis.example"],
  ])("%s: a link", (address, link) => {
    expect(linkAddress(address)).toBe(link);
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    " javascript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox",
    "file:///etc/passwd",
    "blob:https://port-ellis.example/1",
    "//evil.example",
    "\\\\evil.example",
    "https:\\\\evil.example",
    "https:evil.example",
    "https:///evil.example",
    "https://evil.example/a\nb",
    "https://evil.example/\u202egpj.exe",
    "https://evil.example/\u200b",
    "https://port-ellis.example@evil.example",
    "https://evil.example ",
    "/stories/own",
    "#statement-1",
    "mailto:",
    "mailto:nobody",
    "",
  ])("%j: no link", (address) => {
    expect(linkAddress(address)).toBeNull();
  });

  test("any string: null or an address whose scheme is http, https or mailto", () => {
    const tricky = fc.tuple(
      fc.constantFrom("javascript:", "data:", "https://", "//", "mailto:", "\t", ""),
      fc.string({ unit: "binary" }),
    );
    fc.assert(
      fc.property(tricky, ([start, rest]) => {
        const link = linkAddress(start + rest);
        expect(link === null || ["http:", "https:", "mailto:"].includes(new URL(link).protocol)).toBe(true);
      }),
    );
  });
});

test("webAddress: no mail address", () => {
  expect(webAddress("mailto:desk@port-ellis.example")).toBeNull();
});
