import { expect, test } from "vitest";
import { markupOf } from "./fixtures/asRead.ts";
import { PageLink } from "./PageLink.tsx";

test("a page that exists: is linked", () => {
  expect(markupOf(<PageLink href="/stories/a">A</PageLink>)).toBe('<a href="/stories/a">A</a>');
});

test("a page that doesn't: is named and not linked", () => {
  expect(markupOf(<PageLink href={null}>A</PageLink>)).toBe("A");
});
