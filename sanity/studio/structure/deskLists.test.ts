import type { SanityClient } from "@sanity/client";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StoredDocument } from "../../../lib/storedDocument.ts";
import { startTestLake, type TestLake } from "../../lake/http/testLake.ts";
import {
  type DeskList,
  filterOf,
  NO_LONGER_PUBLISHED,
  NO_LONGER_PUBLISHED_CHANGES,
  sourceLists,
  statementLists,
  storyLists,
  UNPUBLISHED_PARAMETER,
} from "./deskLists.ts";

const PAST = "2016-07-27T20:45:00Z";
const FUTURE = "2999-01-01T00:00:00Z";

/** Each document once as it is stored, by its id. */
const documents = Object.entries({
  "drafts.new": { _type: "article", headline: "Never published" },
  "drafts.new-embargoed": { _type: "article", publishAt: FUTURE },
  published: { _type: "article", publishedAt: PAST },
  changed: { _type: "article", publishedAt: PAST },
  "drafts.changed": { _type: "article", publishedAt: PAST, headline: "Changed" },
  "drafts.unpublished": { _type: "article", publishedAt: PAST, corrections: [{ _key: "a", at: PAST }] },
  running: { _type: "article", publishedAt: PAST, coverage: { state: "running" } },
  ended: { _type: "article", publishedAt: PAST, coverage: { state: "ended" } },
  "now-ended": { _type: "article", publishedAt: PAST, coverage: { state: "running" } },
  "drafts.now-ended": { _type: "article", publishedAt: PAST, coverage: { state: "ended" } },
  embargoed: { _type: "article", publishedAt: PAST, publishAt: FUTURE },
  released: { _type: "article", publishedAt: PAST, publishAt: PAST },
  corrected: { _type: "article", publishedAt: PAST, corrections: [{ _key: "a", at: PAST }] },

  checked: statement(),
  "not-checked": statement({ check: { state: "not-checked" } }),
  "no-check": statement({ check: undefined }),
  "now-checked": statement({ check: { state: "not-checked" } }),
  "drafts.now-checked": statement(),
  unnamed: statement({ speaker: undefined, unnamed: { description: "a clerk who took the minutes" } }),
  "no-speaker": statement({ speaker: undefined }),
  "unnamed-and-undescribed": statement({ speaker: undefined, unnamed: {} }),
  "drafts.no-role": statement({ roleAtTime: "" }),
  "drafts.no-sources": statement({ sources: undefined }),
  "drafts.empty-source": statement({ sources: [{ _key: "a", locator: "page 2" }] }),
  held: statement({ status: "held" }),
  "held-until": statement({ publishAt: FUTURE }),
  "held-until-then": statement({ publishAt: PAST }),
  deleted: statement({ status: "deleted-by-author" }),
  withdrawn: statement({ status: "withdrawn" }),

  available: { _type: "source", archivedUrl: "https://archive.example/a" },
  gone: { _type: "source", archivedUrl: "https://archive.example/b", unavailable: { reason: "Taken down" } },
  "not-archived": { _type: "source" },
  "drafts.emptied": { _type: "source", archivedUrl: "" },
}).map(([_id, document]): StoredDocument => ({ _id, ...document }));

const expected: Readonly<Record<string, readonly string[]>> = {
  drafts: ["new", "new-embargoed", "unpublished"],
  changed: ["changed", "now-ended"],
  running: ["running"],
  published: ["changed", "corrected", "ended", "now-ended", "published", "released", "running"],
  embargoed: ["embargoed", "new-embargoed"],
  corrected: ["corrected", "unpublished"],
  "needs-attribution": ["empty-source", "no-role", "no-sources", "no-speaker", "unnamed-and-undescribed"],
  "not-checked": ["no-check", "not-checked"],
  held: ["held"],
  "embargoed-statements": ["held-until"],
  gone: ["deleted", "withdrawn"],
  unavailable: ["gone"],
  "not-archived": ["emptied", "not-archived"],
};

let lake: TestLake;
let client: SanityClient;

beforeAll(async () => {
  lake = await startTestLake();
  client = lake.client("editor");
  await documents
    .reduce((transaction, document) => transaction.create(document), client.transaction())
    .commit();
});

afterAll(() => lake.close());

const lists: readonly DeskList[] = [...storyLists, ...statementLists, ...sourceLists];

test.each(lists)(
  "list $title: exactly what belongs in it, drafts in place of what is published",
  async (list) => {
    const ids = await client.fetch<string[]>(
      `*[${filterOf(list)}] | order(_id)._id`,
      { [UNPUBLISHED_PARAMETER]: await noLongerPublished() },
      { perspective: "drafts" },
    );
    expect(ids).toEqual(expected[list.id]);
  },
);

test.each([...lists.map(filterOf), NO_LONGER_PUBLISHED_CHANGES.slice(2, -1)])(
  "listen to %s: a draft that comes is told",
  async (filter) => {
    const told = new Promise<string>((resolve, reject) => {
      const subscription = client
        .listen(
          `*[${filter}]`,
          { [UNPUBLISHED_PARAMETER]: [] },
          { events: ["welcome", "mutation"], includeAllVersions: true },
        )
        .subscribe({
          next: (event) => {
            if (event.type === "welcome") write().catch(reject);
            if (event.type !== "mutation") return;
            subscription.unsubscribe();
            resolve(event.documentId);
          },
          error: reject,
        });
    });
    const list = lists.find((one) => filterOf(one) === filter);
    const id = `drafts.told-${list?.id ?? "story"}`;
    const model = documents.find(
      ({ _id }) => _id.replace("drafts.", "") === expected[list?.id ?? "changed"]?.[0],
    );
    async function write() {
      await client.create({ ...model, _type: model?._type ?? "article", _id: id });
    }
    expect(await told).toBe(id);
    await client.delete(id);
  },
);

test("find stories that are no longer published: only those that were", async () => {
  expect(await noLongerPublished()).toEqual(["unpublished"]);
});

function noLongerPublished(): Promise<string[]> {
  return client.fetch(NO_LONGER_PUBLISHED, {}, { perspective: "raw" });
}

function statement(change: Readonly<Record<string, unknown>> = {}) {
  return {
    _type: "quote",
    text: "Yes.",
    speaker: { _type: "reference", _ref: "ann", _weak: true },
    roleAtTime: "Member of the council",
    sources: [{ _key: "a", source: { _type: "reference", _ref: "minutes", _weak: true } }],
    check: { state: "word-for-word", against: ["transcript"] },
    status: "live",
    ...change,
  };
}
