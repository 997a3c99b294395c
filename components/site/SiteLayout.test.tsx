import { describe, expect, test } from "vitest";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { NOW, topic, ZONE } from "../fixtures/portEllis.ts";
import { ErrorDocument } from "./ErrorDocument.tsx";
import { SiteLayout } from "./SiteLayout.tsx";

describe("SiteLayout", () => {
  const front = (
    <SiteLayout
      sections={[topic("Town hall")]}
      current={{ kind: "frontPage" }}
      edition={{ now: NOW, zone: ZONE }}
    >
      <p>The page.</p>
    </SiteLayout>
  );
  const other = (
    <SiteLayout
      sections={[topic("Town hall")]}
      current={{ kind: "story", sectionSlug: "town-hall" }}
      edition={null}
    >
      <h1>A story</h1>
    </SiteLayout>
  );

  test("the way past the masthead: comes first and leads to the page", () => {
    expect(markupOf(front)).toMatch(/^<a class="[^"]*" href="#main">/);
    expect(markupOf(front)).toContain('<main id="main"><p>The page.</p></main>');
  });

  test("the front page: has the name as its heading, the day, and is marked as current", () => {
    expect(markupOf(front)).toMatch(/<h1 class="[^"]*"><a href="\/">Verbatim<\/a><\/h1>/);
    expect(markupOf(front)).toContain('<a href="/" aria-current="page">Front page</a>');
    expect(asRead(front)).toContain("Monday, March 9, 2026");
  });

  test("another page: keeps its own heading", () => {
    expect(markupOf(other).match(/<h1/g)).toHaveLength(1);
    expect(markupOf(other)).not.toContain("aria-current");
  });

  test("pages that don't exist yet: are not offered", () => {
    for (const name of ["Town hall", "People", "Corrections", "How we check"]) {
      expect(asRead(other)).not.toContain(name);
    }
  });
});

describe("ErrorDocument", () => {
  test.each([
    [404, "There is no page at this address"],
    [410, "This story is no longer published"],
    [503, "This page can’t be shown at the moment"],
  ] as const)("%i: says what happened and leads to the front page", (status, title) => {
    const html = markupOf(<ErrorDocument status={status} />);
    expect(html).toContain(`>${title}</h1>`);
    expect(html).toContain('<a href="/">Go to the front page</a>');
  });
});
