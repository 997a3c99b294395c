import { afterEach, describe, expect, test, vi } from "vitest";
import { LATEST_CORRECTIONS_QUERY } from "./corrections.ts";
import type { Damage } from "./damage.ts";
import {
  article,
  PORT_ELLIS,
  quote,
  ref,
  SECRETS,
  type StoredDocument,
  statement,
} from "./fixtures/portEllis.ts";
import { NOW, queryLake } from "./fixtures/queryLake.ts";
import { FRONT_PAGE_QUERY, loadFrontPage } from "./frontPage.ts";

afterEach(() => vi.restoreAllMocks());

async function load(documents: readonly StoredDocument[]) {
  const damages: Damage[] = [];
  const { client } = queryLake(documents);
  return { ...(await loadFrontPage(client, NOW, { warn: (damage) => damages.push(damage) })), damages };
}

function at(hour: number): string {
  return new Date(Date.UTC(2031, 4, 10, hour)).toISOString();
}

describe("loadFrontPage", () => {
  test("Port Ellis: the newest story with statements leads, nothing stands twice, no warning", async () => {
    const { page, damages } = await load(PORT_ELLIS);
    expect(damages).toEqual([]);
    expect(page.lead?.story.slug).toBe("company-refunds-tickets");
    expect(page.lead?.beside.map(({ story, reason }) => [story.slug, reason.label, reason.detail])).toEqual([
      ["ferry-will-not-sail", "Answered by", "statement 1"],
      ["hidden-by-the-editor", "Answered by", "statement 1"],
    ]);
    expect(page.latest.map(({ slug }) => slug)).toEqual(["far-away", "crew-on-strike"]);
    expect(page.onTheRecord.map(({ statement: { id }, storySlug }) => [id, storySlug])).toEqual([
      ["okoro-safe", "ferry-will-not-sail"],
      ["vane-no-sailing", "ferry-will-not-sail"],
      ["crew-unnamed", "ferry-will-not-sail"],
    ]);
    expect(page.corrections).toEqual({
      areOfLastDay: false,
      listed: [
        {
          correction: {
            key: "k1",
            at: "2031-05-01T18:10:00Z",
            kind: "correction",
            was: "33,000",
            now: "30,000",
            where: "Statement 1",
            note: "An earlier version gave the number of tickets as 33,000.",
          },
          of: {
            kind: "story",
            story: {
              headline: "Port Ellis keeps its ferry in the harbour for June",
              slug: "ferry-will-not-sail",
            },
          },
        },
      ],
    });
  });

  test("a reply to what stands only in an embargoed story: its speaker is not named", async () => {
    const documents = [
      ...PORT_ELLIS,
      { _id: "unseen", _type: "person", name: "SECRET-UNSEEN", slug: { current: "unseen" } },
      quote("unseen-words", "SECRET-UNSEEN", { speaker: ref("unseen") }),
      article("story-unseen", "unseen", {
        body: [statement("s", "unseen-words")],
        publishAt: "2099-01-01T00:00:00Z",
      }),
      quote("reply", "It is not so.", {
        replies: [{ _key: "r", kind: "denies", quote: ref("unseen-words") }],
      }),
      article("story-reply", "reply", { body: [statement("s", "reply")], publishedAt: at(1) }),
    ];
    const { page } = await load(documents);
    expect(page.lead?.exchange[0]?.statement.id).toBe("reply");
    expect(JSON.stringify(page)).not.toContain("SECRET-UNSEEN");
  });

  test("many stories changed since, as after an import: the latest correction stands there all the same", async () => {
    const corrections = [
      { _key: "k", at: at(1), kind: "correction", now: "b", where: "text", note: "It was Friday." },
    ];
    const changed = Array.from({ length: 45 }, (_, index) =>
      article(`changed-${index}`, `changed-${index}`, { _updatedAt: "2031-05-30T00:00:00Z" }),
    );
    const corrected = article("corrected", "corrected", { corrections, _updatedAt: "2031-05-10T00:00:00Z" });
    const { page } = await load([...PORT_ELLIS, ...changed, corrected]);
    expect(page.corrections.listed.map(({ correction }) => correction.note)).toContain("It was Friday.");
  });

  test("corrections that can't be had: the page without them, logged", async () => {
    const log = vi.spyOn(console, "warn").mockImplementation(() => undefined);
    const { client } = queryLake(PORT_ELLIS, (query, result) => {
      if (query === LATEST_CORRECTIONS_QUERY) throw new Error("too slow");
      return result;
    });
    const { page } = await loadFrontPage(client, NOW);
    expect(page.corrections).toEqual({ areOfLastDay: false, listed: [] });
    expect(page.lead).not.toBeNull();
    expect(log).toHaveBeenCalledWith(expect.stringContaining("without corrections"));
  });

  test("secret, held, unpublished and embargoed content: nowhere", async () => {
    const raw: unknown = await queryLake(PORT_ELLIS).client.fetch(FRONT_PAGE_QUERY);
    const everything = JSON.stringify([await load(PORT_ELLIS), raw]);
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
  });

  test("the lead's exchange: numbered as in the story, the placed update's statement among them", async () => {
    const documents = PORT_ELLIS.filter(({ _id }) => _id !== "story-refund");
    const { page } = await load(documents);
    expect(page.lead?.story.slug).toBe("ferry-will-not-sail");
    expect(
      page.lead?.exchange.map(({ number, statement: { id }, excerpt }) => [number, id, excerpt !== null]),
    ).toEqual([
      [1, "vane-no-sailing", true],
      [2, "okoro-safe", false],
    ]);
    expect(page.lead?.statementCount).toBe(3);
    expect(page.onTheRecord.map(({ statement: { id } }) => id)).toEqual(["crew-unnamed"]);
  });

  test("a running story: in the live strip alone, latest update first; an ended one is a story like any other", async () => {
    const live = (state: string) =>
      article("story-live", "storm", {
        publishedAt: at(1),
        coverage: { state },
        body: [statement("s", "okoro-safe")],
        updates: [1, 2, 3, 4].map((number) => ({
          _key: `u${number}`,
          _type: "update",
          at: { precision: "minute", date: `2031-05-10T0${number}:00:00Z` },
          headline: `Update ${number}`,
        })),
      });
    const running = (await load([...PORT_ELLIS, live("running")])).page;
    expect(
      running.running.map(({ story, updates }) => [story.slug, updates.map(({ headline }) => headline)]),
    ).toEqual([["storm", ["Update 4", "Update 3", "Update 2"]]]);
    expect(
      JSON.stringify([running.lead?.story, running.lead?.beside, running.latest, running.desks]),
    ).not.toContain("storm");
    const ended = (await load([...PORT_ELLIS, live("ended")])).page;
    expect(ended.running).toEqual([]);
    expect(ended.lead?.story.slug).toBe("storm");
  });

  test("many stories: the newest in the list, the others at their sections' desks", async () => {
    const many = Array.from({ length: 60 }, (_, hour) =>
      article(`story-${hour}`, `slug-${hour}`, {
        publishedAt: at(hour),
        topics: [],
        section: ref(hour % 2 ? "topic-local" : "topic-world"),
      }),
    );
    const { page, damages } = await load([...PORT_ELLIS.filter(({ _type }) => _type !== "article"), ...many]);
    expect(damages).toEqual([]);
    expect(page.lead?.story.slug).toBe("slug-59");
    expect(page.latest.map(({ slug }) => slug)).toEqual(
      [58, 57, 56, 55, 54, 53].map((hour) => `slug-${hour}`),
    );
    expect(
      page.desks.map(({ section, stories }) => [section.title, stories.map(({ slug }) => slug)]),
    ).toEqual([
      ["World", ["slug-52", "slug-50", "slug-48", "slug-46"]],
      ["Local", ["slug-51", "slug-49", "slug-47", "slug-45"]],
    ]);
  });

  test("corrections: newest first, an old story's too", async () => {
    const correction = (key: string, moment: string) => ({
      _key: key,
      at: moment,
      kind: "correction",
      now: "b",
      where: "c",
      note: `Note ${key}`,
    });
    const old = article("story-old", "old", {
      publishedAt: "2030-01-01T00:00:00Z",
      corrections: [correction("x", at(1))],
    });
    const { page } = await load([...PORT_ELLIS, { ...old, _updatedAt: at(2) }]);
    expect(page.corrections.listed.map(({ correction, of }) => [correction.key, of.story.slug])).toEqual([
      ["x", "old"],
      ["k1", "ferry-will-not-sail"],
    ]);
  });

  test("an editor's choice: leads and comes first however old it is; what readers can't see is passed over", async () => {
    const old = (id: string) => article(id, `slug-of-${id}`, { publishedAt: "2029-01-01T00:00:00Z" });
    const many = Array.from({ length: 90 }, (_, hour) =>
      article(`story-${hour}`, `slug-${hour}`, { publishedAt: at(hour), topics: [] }),
    );
    const steering = (lead: string): StoredDocument => ({
      _id: "frontPage",
      _type: "frontPage",
      lead: ref(lead),
      pinned: [ref("story-embargo", "p1"), ref("story-old-2", "p2"), ref("story-5", "p3")],
    });
    const documents = [...PORT_ELLIS, ...many, old("story-old-1"), old("story-old-2")];
    const chosen = await load([...documents, steering("story-old-1")]);
    expect(chosen.damages).toEqual([]);
    expect(chosen.page.lead?.story.id).toBe("story-old-1");
    expect(chosen.page.latest.map(({ id }) => id).slice(0, 3)).toEqual([
      "story-old-2",
      "story-5",
      "story-89",
    ]);
    expect(chosen.ids).toContain("frontPage");
    const hidden = await load([...documents, steering("story-embargo")]);
    expect(hidden.page.lead?.story.id).toBe("story-89");
    expect(JSON.stringify([hidden, chosen])).not.toContain("SECRET-EMBARGO");
  });

  test("another document of the same type: steers nothing", async () => {
    const other = { _id: "frontPage-2", _type: "frontPage", lead: ref("story-strike") };
    expect((await load([...PORT_ELLIS, other])).page.lead?.story.slug).toBe("company-refunds-tickets");
  });

  test("a damaged story: left out, the warning names it, the page stands", async () => {
    const broken = article("story-broken", "broken", { headline: "  ", publishedAt: at(1) });
    const { page, damages } = await load([...PORT_ELLIS, broken]);
    expect(damages).toContainEqual({ documentId: "story-broken", path: "headline", problem: "is blank" });
    expect(page.lead?.story.slug).toBe("company-refunds-tickets");
  });

  test("nothing published: an empty page", async () => {
    const { page } = await load([]);
    expect(page).toEqual({
      lead: null,
      running: [],
      latest: [],
      onTheRecord: [],
      desks: [],
      corrections: { areOfLastDay: false, listed: [] },
    });
  });

  test("ids: what the page shows", async () => {
    const { ids } = await load(PORT_ELLIS);
    expect(ids).toEqual(expect.arrayContaining(["story-ferry", "mara-vane", "topic-world", "src-gazette"]));
    expect(ids).not.toContain("story-embargo");
  });
});
