import { describe, expect, test } from "vitest";
import { storyObstacles } from "../../lib/publishable.ts";
import {
  article,
  PORT_ELLIS,
  paragraph,
  quote,
  ref,
  type StoredDocument,
  source,
  statement,
} from "./fixtures/portEllis.ts";
import { NOW, queryLake } from "./fixtures/queryLake.ts";
import {
  loadStatementToPublish,
  loadStoryToPublish,
  loadVersions,
  statementToPublish,
  storyToPublish,
} from "./publication.ts";

const draftOnly = quote("drafts.crew-new", "Nobody has asked the crew of the ferry yet.");
const DRAFT = article("drafts.story-new", "only-a-draft", {
  publishedAt: undefined,
  body: [
    paragraph("p1", "Text."),
    statement("s1", "vane-no-sailing", { context: true }),
    statement("s2", "crew-new"),
    statement("s3", "gone"),
  ],
});

function lakeWith(...more: readonly StoredDocument[]) {
  const documents = new Map([...PORT_ELLIS, ...more].map((document) => [document._id, document]));
  return queryLake([...documents.values()]);
}

describe("loadStoryToPublish", () => {
  test("a draft: itself, the lake's clock, and the published state of what it refers to", async () => {
    const { client } = lakeWith(DRAFT, draftOnly);
    const loaded = await loadStoryToPublish(client, "story-new");
    expect(loaded?.now).toEqual(NOW);
    expect(loaded?.toPublish).toMatchObject({ id: "story-new", published: null, draft: { _id: DRAFT._id } });
    const { statements, referred } = loaded?.toPublish ?? { statements: new Map(), referred: new Map() };
    expect([...statements.keys()]).toEqual(["vane-no-sailing"]);
    expect(statements.get("vane-no-sailing")?.sources).toMatchObject([
      { id: "src-quay-recording", isPublished: true, hasArchivedCopy: true },
    ]);
    expect(referred.get("vane-no-sailing")).toEqual({
      id: "vane-no-sailing",
      type: "quote",
      name: "Mara Vane, “The ferry will not sail in\u00A0…”",
      isPublished: true,
      hasArchivedCopy: false,
      isUnavailable: false,
    });
    expect(referred.get("crew-new")).toMatchObject({
      isPublished: false,
      name: "Mara Vane, “Nobody has asked the crew of\u00A0…”",
    });
    expect(referred.has("gone")).toBe(false);
  });

  test("a published story with a draft: both, each as it is stored", async () => {
    const loaded = await loadStoryToPublish(lakeWith().client, "story-ferry");
    expect(loaded?.toPublish.draft?.headline).toBe("SECRET-DRAFT");
    expect(loaded?.toPublish.published?.headline).toBe("Port Ellis keeps its ferry in the harbour for June");
  });

  test("neither draft nor published: null", async () => {
    expect(await loadStoryToPublish(lakeWith().client, "nowhere")).toBeNull();
    expect(await loadVersions(lakeWith().client, "nowhere")).toBeNull();
  });

  test("its slug: other published stories that have it or had it, no drafts", async () => {
    const taken = article("story-taken", "taken", { previousSlugs: ["only-a-draft"] });
    const another = article("drafts.story-another", "only-a-draft");
    const loaded = await loadStoryToPublish(lakeWith(DRAFT, taken, another).client, "story-new");
    expect(loaded?.toPublish.sameAddress).toEqual([
      { id: "story-taken", headline: "Headline of taken", slug: "taken" },
    ]);
  });

  test("a statement that is to stand with its replies: the published ones that aren't held", async () => {
    const repeats = quote("repeats", "It will not sail.", {
      replies: [{ _type: "reply", _key: "r1", quote: ref("vane-no-sailing"), kind: "repeats" }],
    });
    const loaded = await loadStoryToPublish(lakeWith(DRAFT, repeats).client, "story-new");
    const missing = loaded?.toPublish.replies.filter(({ to }) => to.includes("vane-no-sailing")) ?? [];
    expect(missing.map(({ id }) => id).sort()).toEqual(["embargoed-answer", "ferries-refund", "okoro-safe"]);
  });

  test("judged: what stands in the way of the draft", async () => {
    const loaded = await loadStoryToPublish(lakeWith(DRAFT, draftOnly).client, "story-new");
    const obstacles = loaded ? storyObstacles(loaded.toPublish, loaded.now) : [];
    expect(obstacles.map(({ code }) => code)).toEqual([
      "statement-unpublished",
      "statement-unpublished",
      "reply-missing",
    ]);
  });
});

describe("storyToPublish", () => {
  test("a form's document: one query, which reads what is published as well", async () => {
    const { client, asked } = lakeWith();
    const draft = { ...DRAFT, _id: "drafts.story-ferry" };
    const { toPublish } = await storyToPublish(client, { id: "story-ferry", draft });
    expect(asked).toHaveLength(1);
    expect(toPublish.draft).toBe(draft);
    expect(toPublish.published?._id).toBe("story-ferry");
  });
});

describe("loadStatementToPublish", () => {
  test("a draft: with its speaker, and whether its sources are archived", async () => {
    const { client } = lakeWith(
      { ...draftOnly, sources: [{ _key: "c1", source: ref("src-new") }] },
      source("src-new", { archivedUrl: undefined }),
    );
    const loaded = await loadStatementToPublish(client, "crew-new");
    expect(loaded?.toPublish.referred.get("mara-vane")).toMatchObject({ name: "Mara Vane", type: "person" });
    expect(loaded?.toPublish.referred.get("src-new")).toMatchObject({ hasArchivedCopy: false });
  });

  test("in hand: one query", async () => {
    const { client, asked } = lakeWith();
    const { toPublish } = await statementToPublish(client, { id: "crew-new", draft: draftOnly });
    expect(asked).toHaveLength(1);
    expect(toPublish.published).toBeNull();
  });
});
