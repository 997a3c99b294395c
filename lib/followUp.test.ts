import { describe, expect, test } from "vitest";
import { followUp } from "./followUp.ts";

const published = {
  _id: "ferry",
  _type: "article",
  headline: "The ferry is late",
  slug: { current: "ferry" },
  section: { _type: "reference", _ref: "harbour" },
  byline: [{ _type: "reference", _key: "a", _ref: "staff" }],
  zone: "America/New_York",
  body: [{ _type: "block", _key: "p" }],
  publishedAt: "2031-01-01T00:00:00Z",
  coverage: { state: "running" },
};
const names = { id: "new", relatedKey: "k1" };

describe("followUp", () => {
  test("a published story: filed alike, with it as the related story, and nothing that it says", () => {
    expect(followUp({ draft: null, published }, names)).toEqual({
      _id: "drafts.new",
      _type: "article",
      section: published.section,
      byline: published.byline,
      zone: published.zone,
      coverage: { _type: "coverage", state: "none" },
      related: [
        {
          _type: "relatedPick",
          _key: "k1",
          article: { _type: "reference", _ref: "ferry" },
          reason: "The story so far",
        },
      ],
    });
  });

  test("a story that has only a draft: a reference that becomes a strong one when published", () => {
    const draft = { ...published, _id: "drafts.ferry" };
    expect(followUp({ draft, published: null }, names)?.related[0]?.article).toEqual({
      _type: "reference",
      _ref: "ferry",
      _weak: true,
      _strengthenOnPublish: { type: "article" },
    });
  });

  test("no story: nothing", () => {
    expect(followUp({ draft: null, published: null }, names)).toBeNull();
  });
});
