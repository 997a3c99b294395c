import { describe, expect, test } from "vitest";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { NOW, topic, ZONE } from "../fixtures/portEllis.ts";
import { ErrorDocument } from "./ErrorDocument.tsx";
import { SiteLayout } from "./SiteLayout.tsx";

describe("SiteLayout", () => {
  const navigation = {
    sections: [topic("Town hall"), topic("Schools")],
    housePages: [{ title: "How we check", slug: "how-we-check" }],
  };
  const front = (
    <SiteLayout navigation={navigation} current={{ kind: "frontPage" }} edition={{ now: NOW, zone: ZONE }}>
      <p>The page.</p>
    </SiteLayout>
  );
  const other = (
    <SiteLayout navigation={navigation} current={{ kind: "story", sectionSlug: "town-hall" }} edition={null}>
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
  });

  test("a story: its section is marked, as what it belongs to", () => {
    expect(markupOf(other)).toContain('<a href="/topics/town-hall" aria-current="true">Town hall</a>');
    expect(markupOf(other)).toContain('<a href="/topics/schools">Schools</a>');
  });

  test.each([
    [{ kind: "topic", slug: "schools", archive: null }, ['href="/topics/schools" aria-current="page"']],
    [{ kind: "topic", slug: "schools", archive: 2 }, ['href="/topics/schools" aria-current="true"']],
    [
      { kind: "corrections", of: null, archive: null },
      Array(2).fill('href="/corrections" aria-current="page"'),
    ],
    [
      { kind: "corrections", of: "refile", archive: null },
      Array(2).fill('href="/corrections" aria-current="true"'),
    ],
    [{ kind: "house", slug: "how-we-check" }, ['href="/how-we-check" aria-current="page"']],
    [{ kind: "staff" }, ['href="/staff" aria-current="page"']],
    [{ kind: "topic", slug: "school", archive: null }, []],
    [{ kind: "other" }, []],
  ] as const)("%j: links to it or to what it belongs to are marked, and no others", (current, links) => {
    const html = markupOf(
      <SiteLayout navigation={navigation} current={current} edition={null}>
        <h1>A page</h1>
      </SiteLayout>,
    );
    expect(html.match(/href="[^"]*" aria-current="[^"]*"/g) ?? []).toEqual(links);
  });

  test("the foot: leads to what the house says of itself", () => {
    expect(markupOf(other)).toContain('<nav aria-label="About Verbatim">');
    for (const link of ['"/how-we-check">How we check', '"/staff">Staff', '"/corrections">Corrections']) {
      expect(markupOf(other)).toContain(`<a href=${link}</a>`);
    }
  });

  test("pages that don't exist yet: are not offered", () => {
    expect(asRead(other)).not.toContain("People");
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
