/**
 * A running story and its readers: from an acknowledged update to every open page of the story, with the site's processor
 * time and memory, and from an acknowledged update to the page that has it. Measures the build that `npm start` made, on a
 * newsroom of its own. Every reader takes a file descriptor: `ulimit -n` has to be above their number.
 *
 *     node bench/live.ts [--readers 1000,5000,10000] [--updates 20] [--pages 200]
 */
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";
import { createClient, type SanityClient } from "@sanity/client";
import { type Newsroom, startNewsroom } from "../e2e/newsroom.ts";
import { paragraph, portEllis } from "../e2e/portEllis.ts";
import { machine } from "./lake/startLake.ts";
import { openReaders } from "./live/openReaders.ts";

const { values } = parseArgs({
  options: {
    readers: { type: "string", default: "1000,5000,10000" },
    updates: { type: "string", default: "20" },
    pages: { type: "string", default: "200" },
  },
});
const audiences = values.readers.split(",").map(Number);

const TOWN = portEllis("bench");
const STORY = TOWN.story("running", ["words"], {
  coverage: { state: "running" },
  publishedAt: new Date().toISOString(),
});
const SLUG = STORY._id;
const PAGE_PATIENCE_MS = 10_000;
/** The story has this many updates at most, so that its page doesn't grow with the run. */
const KEPT_UPDATES = 20;
/** Between two updates, as long as nobody is that fast at publishing. */
const PAUSE_MS = 250;
/** Before memory is looked at, and between looking at a page and looking again. */
const SETTLE_MS = 3_000;
const LOOK_MS = 5;

type StoredUpdate = ReturnType<typeof update>;
let updates: readonly StoredUpdate[] = [];
let published = 0;

function update(key: string) {
  const at = new Date().toISOString();
  return {
    _type: "update",
    _key: key,
    at: { _type: "saidAt", date: at, precision: "minute", bound: "exact", zone: "America/New_York" },
    headline: `Update ${key}`,
    body: [paragraph(`text-${key}`, `What ${key} brought.`)],
  };
}

/** @returns when the lake acknowledged it, in milliseconds since 1970 */
async function publish(lake: SanityClient, key: string): Promise<number> {
  updates = [...updates, update(key)].slice(-KEPT_UPDATES);
  await lake.patch(STORY._id).set({ updates }).commit();
  return performance.timeOrigin + performance.now();
}

function nextKey(): string {
  published += 1;
  return `update-${published}-`;
}

function at(share: number, sorted: readonly number[]): number {
  return Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
}

async function measureReaders(newsroom: Newsroom, lake: SanityClient, count: number) {
  const memoryBefore = newsroom.siteMemoryBytes();
  const readers = await openReaders(newsroom.siteUrl, `/live/${SLUG}`, count);
  await delay(SETTLE_MS);
  const memory = newsroom.siteMemoryBytes() - memoryBefore;
  const all: number[] = [];
  const last: number[] = [];
  let processorMs = 0;
  for (let round = 0; round < Number(values.updates); round += 1) {
    const key = nextKey();
    const { arrived } = await readers.expect(key);
    const processorBefore = newsroom.siteProcessorMs();
    const acknowledgedMs = await publish(lake, key);
    const delays = (await arrived).map((arrivedMs) => Math.max(0, arrivedMs - acknowledgedMs));
    processorMs += newsroom.siteProcessorMs() - processorBefore;
    all.push(...delays);
    last.push(Math.max(...delays));
    await delay(PAUSE_MS);
  }
  await readers.close();
  all.sort((one, other) => one - other);
  last.sort((one, other) => one - other);
  return {
    "p50 ms": at(0.5, all),
    "p99 ms": at(0.99, all),
    "last reader: median ms": at(0.5, last),
    "longest ms": at(1, last),
    "processor ms an update": Math.round(processorMs / last.length),
    "KB a connection": Number((memory / count / 1_024).toFixed(1)),
  };
}

/** From acknowledged updates to the first page that has them. */
async function measurePages({ siteUrl }: Newsroom, lake: SanityClient) {
  const times: number[] = [];
  for (let round = 0; round < Number(values.pages); round += 1) {
    const key = nextKey();
    const acknowledgedMs = await publish(lake, key);
    const elapsedMs = () => performance.timeOrigin + performance.now() - acknowledgedMs;
    while (!(await (await fetch(`${siteUrl}/stories/${SLUG}`)).text()).includes(`update-${key}`)) {
      if (elapsedMs() > PAGE_PATIENCE_MS) throw new Error(`/stories/${SLUG} doesn't get ${key}.`);
      await delay(LOOK_MS);
    }
    times.push(elapsedMs());
    await delay(PAUSE_MS);
  }
  times.sort((one, other) => one - other);
  return { "p50 ms": at(0.5, times), "p99 ms": at(0.99, times), "longest ms": at(1, times) };
}

async function publishStory(newsroom: Newsroom): Promise<SanityClient> {
  const lake = createClient({
    projectId: "verbatim",
    dataset: "production",
    apiHost: newsroom.lakeUrl,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: "2025-02-19",
    token: newsroom.adminToken,
  });
  const documents = [...TOWN.shared, TOWN.statement("words"), STORY];
  await lake.mutate(documents.map((document) => ({ createOrReplace: document })));
  const deadline = performance.now() + PAGE_PATIENCE_MS;
  while (!(await (await fetch(`${newsroom.siteUrl}/stories/${SLUG}`)).text()).includes("Port Ellis")) {
    if (performance.now() > deadline) throw new Error(`/stories/${SLUG} doesn't appear.`);
    await delay(PAUSE_MS);
  }
  return lake;
}

const newsroom = await startNewsroom();
try {
  console.log(`${machine()}\n`);
  const lake = await publishStory(newsroom);
  const warmUp = await openReaders(newsroom.siteUrl, `/live/${SLUG}`, 500);
  await warmUp.close();
  const rows: Record<string, unknown> = {};
  for (const count of audiences) rows[`${count} readers`] = await measureReaders(newsroom, lake, count);
  console.log(`From the acknowledgement of an update to its readers, ${values.updates} updates`);
  console.table(rows);
  console.log(`From the acknowledgement of an update to the page that has it, ${values.pages} updates`);
  console.table({ "the story's page": await measurePages(newsroom, lake) });
} finally {
  await newsroom.stop();
}
