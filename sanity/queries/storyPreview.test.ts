import { afterEach, describe, expect, test, vi } from "vitest";
import type { Damage } from "./damage.ts";
import { article, PORT_ELLIS, quote, type StoredDocument, statement } from "./fixtures/portEllis.ts";
import { NOW, queryLake } from "./fixtures/queryLake.ts";
import { DamagedStoryError, loadStory } from "./story.ts";
import { loadStoryPreview } from "./storyPreview.ts";

afterEach(() => vi.restoreAllMocks());

const SLUG = "ferry-returns";
const NEVER_PUBLISHED = article("drafts.returns", SLUG, { publishedAt: undefined });
const PUBLISHED = article("returns", SLUG);

/** A client in the perspective `drafts`: drafts stand in for what they are drafts of. */
function draftsClient(documents: readonly StoredDocument[]) {
  const drafted = documents.flatMap((document) =>
    document._id.startsWith("drafts.") ? [{ ...document, _id: document._id.slice("drafts.".length) }] : [],
  );
  const overlaid = new Map([...documents, ...drafted].map((document) => [document._id, document]));
  const raw = queryLake(documents).client;
  const { client } = queryLake([...overlaid.values()]);
  const fetchOverlaid = client.fetch.bind(client);
  return Object.assign(client, {
    fetch: (query: string, params: Record<string, unknown>, options: { perspective?: "raw" } = {}) =>
      options.perspective === "raw"
        ? raw.fetch(query, params, options)
        : fetchOverlaid(query, params, options),
  });
}

async function preview(...documents: StoredDocument[]) {
  const damages: Damage[] = [];
  const client = draftsClient([...PORT_ELLIS, ...documents]);
  const found = await loadStoryPreview(client, SLUG, (damage) => damages.push(damage));
  return { found, damages };
}

describe("loadStoryPreview", () => {
  test("a draft that was never published: as if it were published now", async () => {
    const { found } = await preview(NEVER_PUBLISHED);
    expect(found?.story).toMatchObject({ id: "returns", publishedAt: NOW.toISOString() });
    expect(found?.standing).toMatchObject({ isPublished: false, hasDraft: true, publishedAt: null });
  });

  test("a published story with changes: the changes", async () => {
    const { found } = await preview(
      PUBLISHED,
      article("drafts.returns", SLUG, { headline: "Ferry is back" }),
    );
    expect(found?.story.headline).toBe("Ferry is back");
    expect(found?.standing).toMatchObject({ isPublished: true, hasDraft: true });
  });

  test("a published story without changes: itself", async () => {
    expect((await preview(PUBLISHED)).found?.standing).toMatchObject({ isPublished: true, hasDraft: false });
  });

  test("an embargoed story: shown, with the end of its embargo", async () => {
    const publishAt = "2031-07-01T00:00:00Z";
    const { found } = await preview(article("returns", SLUG, { publishAt }));
    expect(found?.standing.publishAt).toBe(publishAt);
  });

  test("a held statement: held, and not a word of it", async () => {
    const held = quote("held-words", "SECRET-HELD", { status: "held" });
    const { found } = await preview(held, article("returns", SLUG, { body: [statement("s", "held-words")] }));
    expect(found?.story.body).toMatchObject([{ type: "heldStatement", statementId: "held-words" }]);
    expect(JSON.stringify(found)).not.toContain("SECRET-HELD");
  });

  test("a block that can't be shown: left out and told of", async () => {
    vi.spyOn(console, "warn").mockReturnValue();
    const { found, damages } = await preview(article("returns", SLUG, { body: [statement("s", "missing")] }));
    expect(found?.story.body).toEqual([]);
    expect(damages).toMatchObject([{ documentId: "returns", path: 'body[_key=="s"].quote' }]);
  });

  test("a draft without what no story can lack: names the field", async () => {
    const unfinished = article("drafts.returns", SLUG, { section: undefined });
    await expect(preview(unfinished)).rejects.toThrow(DamagedStoryError);
    await expect(preview(unfinished)).rejects.toMatchObject({ documentId: "returns", field: "section" });
  });

  test("no story at the slug: null", async () => {
    expect((await preview()).found).toBeNull();
  });
});

test("the reader's query in the same perspective: shows nothing that readers may not see", async () => {
  const client = draftsClient([...PORT_ELLIS, NEVER_PUBLISHED]);
  expect(await loadStory(client, SLUG, { warn: () => undefined })).toBeNull();
});
