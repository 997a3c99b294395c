import { expect, test } from "vitest";
import { publishDraft } from "./publishDraft.ts";

const now = "2031-06-01T12:00:00.000Z";
const draft = {
  _id: "drafts.story",
  _type: "article",
  _rev: "r2",
  headline: "Four ferries",
  slug: { current: "new" },
};
const published = {
  ...draft,
  _id: "story",
  _rev: "r1",
  slug: { current: "old" },
  publishedAt: "2031-05-01T00:00:00Z",
};
const nameOf = (id: string) => id;

function clientOf() {
  const requests: unknown[] = [];
  const client = {
    fetch: async () => ({ now }),
    action: async (actions: unknown) => requests.push(actions),
  };
  return { client: client as unknown as Parameters<typeof publishDraft>[0], requests };
}

test("publishDraft: one request, guarded by both revisions, with the old address kept", async () => {
  const { client, requests } = clientOf();
  await publishDraft(client, { draft, published, nameOf }, null);
  expect(requests).toEqual([
    [
      {
        actionType: "sanity.action.document.edit",
        publishedId: "story",
        draftId: "drafts.story",
        patch: {
          set: { publishedAt: published.publishedAt, previousSlugs: ["old"] },
          ifRevisionID: "r2",
        },
      },
      {
        actionType: "sanity.action.document.publish",
        publishedId: "story",
        draftId: "drafts.story",
        ifPublishedRevisionId: "r1",
      },
    ],
  ]);
});

test("publishDraft for the first time: first published now, by the backend's clock", async () => {
  const { client, requests } = clientOf();
  await publishDraft(client, { draft, published: null, nameOf }, null);
  expect(requests).toMatchObject([[{ patch: { set: { publishedAt: now } } }, {}]]);
});

test("publishDraft with a correction: added in the same request, dated by the backend's clock", async () => {
  const { client, requests } = clientOf();
  const correction = {
    _key: "k1",
    kind: "correction" as const,
    was: "Three",
    now: "Four",
    where: "Headline",
    note: "It was four.",
  };
  await publishDraft(client, { draft, published, nameOf }, correction);
  expect(requests).toHaveLength(1);
  expect(requests).toMatchObject([
    [{ patch: { insert: { items: [{ ...correction, _type: "correction", at: now }] } } }, {}],
  ]);
});
