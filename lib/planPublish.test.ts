import { describe, expect, test } from "vitest";
import { planPublish, publishActions } from "./planPublish.ts";
import type { StoredDocument } from "./storedDocument.ts";

const now = new Date("2031-06-01T12:00:00Z");
const draft: StoredDocument = {
  _id: "drafts.story",
  _type: "article",
  _rev: "r2",
  headline: "Three ferries",
  slug: { current: "ferry" },
};
const published: StoredDocument = {
  ...draft,
  _id: "story",
  _rev: "r1",
  publishedAt: "2031-05-01T12:00:00Z",
};
const correction = {
  _key: "k1",
  kind: "correction" as const,
  was: "Three",
  now: "Four",
  where: "Headline",
  note: "An earlier version …",
};
const plan = (
  version: StoredDocument,
  before: StoredDocument | null,
  added: typeof correction | null = null,
) => planPublish({ published: before, draft: version, now, correction: added });

describe("planPublish", () => {
  test("a story's first time: when, by the clock given", () => {
    expect(plan(draft, null).patch).toEqual({ set: { publishedAt: "2031-06-01T12:00:00.000Z" } });
  });

  test("published before: the first time stays, whatever the draft says", () => {
    expect(plan({ ...draft, publishedAt: published.publishedAt }, published).patch).toBeNull();
    expect(plan(draft, published).patch).toEqual({ set: { publishedAt: published.publishedAt } });
    expect(plan({ ...draft, publishedAt: "2031-05-20T00:00:00Z" }, published).patch).toEqual({
      set: { publishedAt: published.publishedAt },
    });
  });

  test("taken down and published again: the time that the draft kept", () => {
    expect(plan({ ...draft, publishedAt: published.publishedAt }, null).patch).toBeNull();
  });

  test("another address: the old one kept", () => {
    const moved = { ...draft, publishedAt: published.publishedAt, slug: { current: "moored" } };
    expect(plan(moved, published).patch).toEqual({ set: { previousSlugs: ["ferry"] } });
    expect(plan({ ...moved, previousSlugs: ["ferry"] }, published).patch).toBeNull();
  });

  test("a correction: put last, with the time", () => {
    const changed = { ...draft, headline: "Four ferries", publishedAt: published.publishedAt };
    const { patch, changes } = plan(changed, published, correction);
    expect(patch).toEqual({
      setIfMissing: { corrections: [] },
      insert: {
        after: "corrections[-1]",
        items: [{ _type: "correction", ...correction, at: "2031-06-01T12:00:00.000Z" }],
      },
    });
    expect(changes.correctionNeeded).toBe(true);
    expect(
      planPublish({ published, draft: changed, now, correction: { ...correction, approvedBy: "ines-holm" } })
        .patch?.insert?.items,
    ).toMatchObject([{ approvedBy: { _type: "reference", _ref: "ines-holm" } }]);
  });

  test("a statement: neither time nor address", () => {
    expect(plan({ _id: "drafts.q", _type: "quote", text: "Yes." }, null).patch).toBeNull();
  });
});

describe("publishActions", () => {
  const publish = {
    actionType: "sanity.action.document.publish",
    publishedId: "story",
    draftId: "drafts.story",
  };

  test("nothing to write: published if both versions are the ones looked at", () => {
    const unchanged = { ...draft, publishedAt: published.publishedAt };
    expect(publishActions(plan(unchanged, published), { published, draft: unchanged })).toEqual([
      { ...publish, ifPublishedRevisionId: "r1", ifDraftRevisionId: "r2" },
    ]);
  });

  test("something to write: the draft is edited first, if it is the one looked at", () => {
    expect(publishActions(plan(draft, null), { published: null, draft })).toEqual([
      {
        actionType: "sanity.action.document.edit",
        publishedId: "story",
        draftId: "drafts.story",
        patch: { set: { publishedAt: "2031-06-01T12:00:00.000Z" }, ifRevisionID: "r2" },
      },
      publish,
    ]);
  });
});
