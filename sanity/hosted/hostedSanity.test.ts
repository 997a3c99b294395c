import type { SanityClient } from "@sanity/client";
import { validatePreviewUrl } from "@sanity/preview-url-secret";
import { createPreviewSecret } from "@sanity/preview-url-secret/create-secret";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { ReaderPage } from "../../lib/readerPage.ts";
import { createReaderClient } from "../client.ts";
import { type Configuration, readConfiguration } from "../configuration.ts";
import { startTestLake, type TestLake } from "../lake/http/testLake.ts";
import { loadBackendHealth } from "../queries/backendHealth.ts";
import { loadChangeRelations } from "../queries/changeRelations.ts";
import { loadEmbargoes, loadLatestChanges, loadRevisions } from "../queries/changes.ts";
import { loadCorrections } from "../queries/corrections.ts";
import { loadLatestFeed, loadTopicFeed } from "../queries/feed.ts";
import { article, PORT_ELLIS, type StoredDocument } from "../queries/fixtures/portEllis.ts";
import { NOW } from "../queries/fixtures/queryLake.ts";
import { loadFrontPage } from "../queries/frontPage.ts";
import { loadHousePage, loadStaffPage } from "../queries/housePage.ts";
import { loadNavigation } from "../queries/navigation.ts";
import { loadPageAddress } from "../queries/pageAddress.ts";
import {
  loadMonthSitemap,
  loadNewsStories,
  loadPageSitemap,
  loadStoryMonths,
  loadStorySitemap,
} from "../queries/sitemap.ts";
import { loadStory } from "../queries/story.ts";
import { loadTopicPage } from "../queries/topicPage.ts";
import { type StandIn, startStandIn } from "./startStandIn.ts";

const PROJECT = "ab12cd34";
/** Port Ellis refers to its approver without naming one. */
const APPROVER = { _id: "secret-editor", _type: "person", name: "Ada Renn", slug: { current: "ada-renn" } };
const ABOUT = { _id: "page-about", _type: "page", title: "About", slug: { current: "about" } };

let lake: TestLake;
let standIn: StandIn;
let configuration: Configuration;
let reader: SanityClient;
let embeddedReader: SanityClient;

beforeAll(async () => {
  // First, since the Sanity client looks for a proxy once.
  standIn = await startStandIn(PROJECT);
  for (const [name, value] of Object.entries(standIn.environment)) vi.stubEnv(name, value);
  lake = await startTestLake();
  standIn.answerFrom(lake.url);
  await newsroom()
    .reduce(
      (transaction, document) => transaction.createOrReplace(document),
      lake.client("administrator").transaction(),
    )
    .commit();
  configuration = readConfiguration({
    ...standIn.environment,
    SANITY_API_READ_TOKEN: lake.tokens.viewer,
    SANITY_REVALIDATE_SECRET: "a-secret-of-the-test",
  });
  reader = createReaderClient(configuration);
  embeddedReader = createReaderClient({ ...configuration, apiHost: lake.url, useProjectHostname: false });
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await standIn.close();
  await lake.close();
});
beforeEach(() => standIn.forget());

/** Port Ellis as of ten years earlier, since what is published in the future isn't published, with enough for an archive. */
function newsroom(): StoredDocument[] {
  const minutes = Array.from({ length: 45 }, (_, number) =>
    article(`minutes-${number}`, `minutes-${number}`),
  );
  return JSON.parse(
    JSON.stringify([...PORT_ELLIS, ...minutes, APPROVER, ABOUT]).replaceAll("2031-", "2021-"),
  );
}

/** What the site reads, by where it is read. */
const readings: Readonly<Record<string, (client: SanityClient) => Promise<unknown>>> = {
  story: (client) => loadStory(client, "ferry-will-not-sail"),
  "front page": (client) => loadFrontPage(client, NOW),
  topic: (client) => loadTopicPage(client, { slug: "harbour", archive: null }),
  "archive of a topic": (client) => loadTopicPage(client, { slug: "harbour", archive: 1 }),
  corrections: (client) => loadCorrections(client, { of: null, archive: null }),
  "house page": (client) => loadHousePage(client, "about"),
  staff: (client) => loadStaffPage(client),
  navigation: (client) => loadNavigation(client),
  "latest feed": (client) => loadLatestFeed(client),
  "feed of a topic": (client) => loadTopicFeed(client, "harbour"),
  "sitemap of stories": (client) => loadStorySitemap(client),
  "sitemap of a month": (client) => loadMonthSitemap(client, "2021-05"),
  "months of sitemaps": (client) => loadStoryMonths(client),
  "sitemap of pages": (client) => loadPageSitemap(client),
  "news sitemap": (client) => loadNewsStories(client),
  "latest changes": async (client) => (await loadLatestChanges(client)).changes,
  "revisions of what is shown": async (client) => [
    ...(await loadRevisions(client, ["story-ferry", "story-gone"])).keys(),
  ],
  "relations of a change": (client) => loadChangeRelations(client, ["story-ferry", "vane-no-sailing"]),
};

const addressed: readonly ReaderPage[] = [
  { kind: "story", slug: "ferry-will-not-sail" },
  { kind: "story", slug: "ferry-cancelled" },
  { kind: "story", slug: "nowhere" },
  { kind: "topic", slug: "harbour", archive: 1 },
  { kind: "corrections", of: null, archive: 1 },
  { kind: "house", slug: "about" },
  { kind: "feed", format: "rss", topic: "harbour" },
];

describe("the site", () => {
  test.each(Object.entries(readings))("%s: as from the embedded lake", async (_, read) => {
    const answer = await read(reader);
    expect(answer).not.toBeNull();
    expect(answer).toEqual(await read(embeddedReader));
    expectDocumented();
  });

  test.each(addressed)("what stands at the address of %j: as from the embedded lake", async (page) => {
    expect(await loadPageAddress(reader, page)).toEqual(await loadPageAddress(embeddedReader, page));
    expectDocumented();
  });

  test("its clock and its health: asked for with a query", async () => {
    expect(await loadEmbargoes(reader, "2031-01-01T00:00:00Z")).toMatchObject({ ended: [], hasMore: false });
    expect(await loadBackendHealth(reader, configuration)).toBeNull();
    expectDocumented();
  });

  test("a query too long for an address: in the body", async () => {
    const ids = Array.from({ length: 500 }, (_, index) => `a-document-with-a-long-id-${index}`);
    expect(await loadRevisions(reader, ids)).toEqual(new Map());
    expectDocumented();
    expect(standIn.requests.map(({ method }) => method)).toEqual(["POST"]);
  });
});

describe("preview", () => {
  const address = "https://news.example/api/draft-mode/enable?sanity-preview-pathname=/stories/x";

  test("a secret that the Studio has left: let in", async () => {
    const { secret } = await createPreviewSecret(
      reader.withConfig({ token: lake.tokens.contributor }),
      "sanity/presentation",
      "https://news.example/studio",
    );
    const { isValid, redirectTo } = await validatePreviewUrl(
      reader,
      `${address}&sanity-preview-secret=${secret}`,
    );
    expect({ isValid, redirectTo }).toEqual({ isValid: true, redirectTo: "/stories/x" });
    expectDocumented();
  });

  test("a secret that was made up: kept out", async () => {
    const { isValid } = await validatePreviewUrl(reader, `${address}&sanity-preview-secret=guessed`);
    expect(isValid).toBe(false);
    expectDocumented();
  });

  test("a story with a draft: its draft", async () => {
    const drafts = reader.withConfig({ perspective: "drafts" });
    const loaded = await loadStory(drafts, "ferry-will-not-sail");
    expect(loaded?.story.headline).toBe("SECRET-DRAFT");
    expectDocumented();
  });
});

function expectDocumented(): void {
  expect(standIn.requests.length).toBeGreaterThan(0);
  expect(standIn.undocumented()).toEqual([]);
}
