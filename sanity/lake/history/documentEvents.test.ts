import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TemporaryStore, temporaryStore } from "../store/temporaryStore.ts";
import { documentEvents } from "./documentEvents.ts";

let lake: TemporaryStore;

beforeEach(() => {
  lake = temporaryStore();
});
afterEach(() => lake.remove());

const at = "2016-07-27T20:15:00.000Z";
const base = { timestamp: at, author: "editor", documentId: "a" };
const ofDraft = { ...base, versionId: "drafts.a" };

function mutate(transactionId: string, mutations: unknown[], author = "editor"): void {
  lake.commit(mutations, { transactionId, author });
}

function act(transactionId: string, action: string, fields: object, author = "editor"): void {
  lake.store.commit({
    datasetId: lake.datasetId,
    author,
    transactionId,
    now: new Date(at),
    selectIds: () => [],
    actions: [{ actionType: `sanity.action.document.${action}`, ...fields }],
  });
}

const pair = { draftId: "drafts.a", publishedId: "a" };
const edit = (headline: string) => ({ ...pair, patch: { set: { headline } } });
const createDraft = { create: { _id: "drafts.a", _type: "story" } };
const createPublished = { create: { _id: "a", _type: "story" } };

function eventsOf(id: string) {
  return documentEvents(lake.store.db, lake.datasetId, id, { limit: 100 }).events;
}

describe("events", () => {
  test("of a draft that is written by two and published twice: creations and publications, newest first", () => {
    mutate("t1", [createDraft], "ana");
    act("t2", "edit", edit("One"), "bo");
    act("t3", "publish", pair, "ana");
    act("t4", "edit", edit("Two"), "bo");
    act("t5", "publish", pair, "bo");
    const published = { ...ofDraft, type: "publishDocumentVersion", publishCause: "document.publish" };
    const events = [
      { ...published, author: "bo", revisionId: "t5", versionRevisionId: "t4", contributors: ["bo"] },
      { ...ofDraft, type: "createDocumentVersion", author: "bo", versionRevisionId: "t4" },
      { ...published, author: "ana", revisionId: "t3", versionRevisionId: "t2", contributors: ["ana", "bo"] },
      { ...ofDraft, type: "createDocumentVersion", author: "ana", versionRevisionId: "t1" },
    ];
    expect(eventsOf("drafts.a")).toEqual(events);
    expect(eventsOf("a")).toEqual([events[0], events[2]]);
  });

  test("of a discarded draft: its last revision, and nothing for the published document", () => {
    mutate("t1", [createPublished]);
    act("t2", "edit", edit("One"));
    act("t3", "edit", edit("Two"));
    act("t4", "version.discard", { versionId: "drafts.a" });
    expect(eventsOf("drafts.a")).toEqual([
      { ...ofDraft, type: "deleteDocumentVersion", versionRevisionId: "t3" },
      { ...ofDraft, type: "createDocumentVersion", versionRevisionId: "t2" },
    ]);
    expect(eventsOf("a")).toEqual([{ ...base, type: "createLiveDocument", revisionId: "t1" }]);
  });

  test("of a draft that was all there was: the end of the document", () => {
    mutate("t1", [createDraft]);
    act("t2", "discard", { draftId: "drafts.a" });
    expect(eventsOf("drafts.a")).toEqual([
      { ...base, type: "deleteDocumentGroup" },
      { ...ofDraft, type: "createDocumentVersion", versionRevisionId: "t1" },
    ]);
  });

  test("of an unpublished document: the draft that was made, or the one that was there", () => {
    mutate("t1", [createPublished]);
    act("t2", "unpublish", pair);
    act("t3", "publish", pair);
    act("t4", "edit", edit("Two"));
    act("t5", "unpublish", pair);
    const unpublished = (versionRevisionId: string) => ({
      ...ofDraft,
      type: "unpublishDocument",
      versionRevisionId,
    });
    for (const id of ["a", "drafts.a"]) {
      const ends = eventsOf(id).filter(({ type }) => type === "unpublishDocument");
      expect(ends).toEqual([unpublished("t4"), unpublished("t2")]);
    }
  });

  test("of a document deleted with its draft, or without one: its end, for both", () => {
    mutate("t1", [createPublished, createDraft]);
    act("t2", "delete", { publishedId: "a", includeDrafts: ["drafts.a"] });
    mutate("t3", [createPublished]);
    act("t4", "delete", { publishedId: "a", includeDrafts: [] });
    const end = { ...base, type: "deleteDocumentGroup" };
    expect(eventsOf("a").map(({ type }) => type)).toEqual([
      "deleteDocumentGroup",
      "createLiveDocument",
      "deleteDocumentGroup",
      "createLiveDocument",
    ]);
    expect(eventsOf("drafts.a")).toEqual([
      end,
      end,
      { ...ofDraft, type: "createDocumentVersion", versionRevisionId: "t1" },
    ]);
  });

  test("of a published document that is changed without a draft: its creation and changes", () => {
    mutate("t1", [createPublished]);
    mutate("t2", [{ patch: { id: "a", set: { headline: "One" } } }]);
    expect(eventsOf("a")).toEqual([
      { ...base, type: "updateLiveDocument", revisionId: "t2" },
      { ...base, type: "createLiveDocument", revisionId: "t1" },
    ]);
    expect(eventsOf("drafts.a")).toEqual([]);
  });

  test("of a document with the same id in another dataset: its own only", () => {
    const other = lake.store.createDataset("other", "private", new Date(at));
    lake.commit([createDraft], { datasetId: other.id, transactionId: "t1" });
    mutate("t2", [createDraft]);
    expect(eventsOf("drafts.a")).toEqual([
      { ...ofDraft, type: "createDocumentVersion", versionRevisionId: "t2" },
    ]);
  });
});

describe("pages of events", () => {
  test("of 130 publications: each once, in order, and no cursor after the last", () => {
    for (let count = 1; count <= 130; count += 1) {
      lake.commit([createDraft], { transactionId: `draft-${count}` });
      act(`published-${count}`, "publish", pair);
    }
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let cursor: string | undefined; cursor !== ""; ) {
      const beforeSeq = cursor === undefined ? undefined : Number(cursor);
      const page = documentEvents(lake.store.db, lake.datasetId, "drafts.a", { limit: 100, beforeSeq });
      sizes.push(page.events.length);
      seen.push(
        ...page.events.map((event) => ("revisionId" in event ? event.revisionId : String(event.type))),
      );
      cursor = page.nextCursor;
    }
    expect(sizes).toEqual([100, 100, 60]);
    expect(seen.filter((id) => id.startsWith("published-"))).toEqual(
      Array.from({ length: 130 }, (_, index) => `published-${130 - index}`),
    );
  });

  test("of a draft with many edits between two ends: the page holds the ends, however many edits there are", () => {
    mutate("t0", [createDraft]);
    for (let count = 1; count <= 40; count += 1) act(`t${count}`, "edit", edit(`Headline ${count}`));
    act("t41", "publish", pair);
    const { events, nextCursor } = documentEvents(lake.store.db, lake.datasetId, "drafts.a", { limit: 2 });
    expect(events.map(({ type }) => type)).toEqual(["publishDocumentVersion", "createDocumentVersion"]);
    expect(nextCursor).toBe("");
  });
});
