import { expect, test } from "vitest";
import type { Image } from "../../lib/story.ts";
import { markupOf } from "../fixtures/asRead.ts";
import { image } from "../fixtures/portEllis.ts";
import { Picture } from "./Picture.tsx";

const { url } = image();

function markup(parts: Partial<Image>, ratio: number | null = null, fetched: "first" | "later" = "later") {
  return markupOf(<Picture image={image(parts)} ratio={ratio} sizes="100vw" fetched={fetched} />);
}

test("a picture: has its size, its description and a source for each width", () => {
  const html = markup({});
  expect(html).toContain(`src="${url}?w=960&amp;auto=format"`);
  expect(html).toContain(`${url}?w=320&amp;auto=format 320w, `);
  expect(html).toContain(`${url}?w=1200&amp;auto=format 1200w"`);
  expect(html).toContain('sizes="100vw" width="1200" height="800" alt="The bridge at Port Ellis"');
});

test("a picture further down: is not fetched before the reader is near", () => {
  expect(markup({})).toContain('loading="lazy"');
  expect(markup({})).not.toMatch(/fetchpriority|preload/i);
});

test("a lead picture: is asked for before the page is read", () => {
  const html = markup({}, null, "first");
  expect(html).toMatch(
    /<link rel="preload" as="image" imageSrcSet="[^"]+" imageSizes="100vw" fetchPriority="high"\/>/,
  );
  expect(html).toMatch(/<img [^>]*fetchPriority="high"/);
  expect(html).not.toContain("loading=");
});

test("the placeholder: shows the part that the picture shows, and no inline style", () => {
  const html = markup({ crop: { top: 0.5, bottom: 0, left: 0, right: 0.5 } });
  expect(html).toContain('<svg viewBox="0 400 600 400" preserveAspectRatio="none" aria-hidden="true">');
  expect(html).toMatch(/<image href="data:image\/png;base64,[^"]+" width="1200" height="800"/);
  expect(html).toContain("?rect=0,400,600,400&amp;w=600&amp;auto=format");
  expect(html).not.toContain("style=");
});

test("no placeholder: nothing stands beneath the picture", () => {
  expect(markup({ lqip: null })).not.toContain("<svg");
});

test("in a shape: size and placeholder are those of the part around the hotspot", () => {
  const html = markup({ hotspot: { x: 1, y: 0.5, width: 0.1, height: 0.1 } }, 1);
  expect(html).toContain('width="800" height="800"');
  expect(html).toContain('viewBox="400 0 800 800"');
});
