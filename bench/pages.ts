/**
 * The pages as readers get them: requests per second and processor time for each, what a page costs when it is made
 * anew, and the bytes of a first visit by kind. Measures the build that `npm start` made, on a newsroom of its own.
 *
 *     node bench/pages.ts
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "@playwright/test";
import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from "@sanity/webhook";
import autocannon from "autocannon";
import { ensureChromium } from "../bin/chromium.ts";
import { type Newsroom, startNewsroom } from "../e2e/newsroom.ts";
import { PAGE_TYPES } from "../e2e/pageTypes.ts";
import { weigh } from "../e2e/weigh.ts";

const CONNECTIONS = 32;
const SECONDS = 8;
const RENDERS = 15;
const STORY = "/stories/nominee-asks-russia-to-find-emails";

interface Load {
  what: string;
  path: string;
  encoding: string;
}

const LOADS: Load[] = [
  { what: "story, Brotli", path: STORY, encoding: "br" },
  { what: "story, gzip", path: STORY, encoding: "gzip" },
  { what: "story, not compressed", path: STORY, encoding: "identity" },
  { what: "front page, Brotli", path: "/", encoding: "br" },
  { what: "topic, Brotli", path: "/topics/russia", encoding: "br" },
  { what: "corrections, Brotli", path: "/corrections", encoding: "br" },
  { what: "feed, Brotli", path: "/feeds/latest.rss", encoding: "br" },
  { what: "unknown slug", path: "/stories/no-such-story", encoding: "br" },
];

async function measureLoad(newsroom: Newsroom, { path, encoding }: Load) {
  const before = newsroom.siteProcessorMs();
  const { requests, latency } = await autocannon({
    url: newsroom.siteUrl + path,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { "accept-encoding": encoding },
  });
  return {
    "requests/s": Math.round(requests.average),
    "p50 ms": latency.p50,
    "p99 ms": latency.p99,
    "processor ms/request": Number(((newsroom.siteProcessorMs() - before) / requests.total).toFixed(3)),
  };
}

/** From asking for a page that has expired to having it whole, queries included: milliseconds. */
async function measureRender(newsroom: Newsroom, path: string) {
  const { webhookSecret } = JSON.parse(readFileSync(join(newsroom.dataFolder, "secrets.json"), "utf8"));
  const body = JSON.stringify({ everything: true });
  const times: number[] = [];
  for (let round = 0; round < RENDERS; round++) {
    const signature = await encodeSignatureHeader(body, Date.now(), webhookSecret);
    const headers = { [SIGNATURE_HEADER_NAME]: signature };
    await fetch(`${newsroom.siteUrl}/api/revalidate`, { method: "POST", body, headers });
    const startedMs = performance.now();
    await (await fetch(newsroom.siteUrl + path)).text();
    times.push(performance.now() - startedMs);
  }
  times.sort((one, other) => one - other);
  const at = (share: number) => Math.round(times[Math.floor(share * (RENDERS - 1))] ?? Number.NaN);
  return { "median ms": at(0.5), "p90 ms": at(0.9) };
}

/** What a first visit transfers, headers included, in kilobytes by kind. */
async function measureWeight(browser: Browser, newsroom: Newsroom, path: string) {
  const page = await browser.newPage();
  const weight = await weigh(page, newsroom.siteUrl + path);
  await page.close();
  return Object.fromEntries([...weight].map(([kind, kilobytes]) => [kind, Number(kilobytes.toFixed(1))]));
}

/** How many queries the lake is asked when a page is asked for the first time. */
async function countQueries(newsroom: Newsroom, path: string): Promise<number> {
  const requestId = randomUUID();
  await (await fetch(newsroom.siteUrl + path, { headers: { "x-request-id": requestId } })).text();
  return newsroom.lakeQueries().get(requestId) ?? 0;
}

const newsroom = await startNewsroom();
const executablePath = await ensureChromium(join(import.meta.dirname, ".."), new AbortController().signal);
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
try {
  await fetch(`${newsroom.siteUrl}/about`);
  const pages: Record<string, unknown> = {};
  for (const { name, path } of PAGE_TYPES) {
    pages[name] = {
      queries: await countQueries(newsroom, path),
      ...(await measureRender(newsroom, path)),
      ...(await measureWeight(browser, newsroom, path)),
    };
  }
  console.log(
    `Queries and time of a page made anew (${RENDERS} times); kilobytes of a first visit, compressed`,
  );
  console.table(pages);
  for (const { path } of LOADS) await fetch(newsroom.siteUrl + path);
  const loads: Record<string, unknown> = {};
  for (const load of LOADS) loads[load.what] = await measureLoad(newsroom, load);
  console.log(`${CONNECTIONS} connections, ${SECONDS} seconds each`);
  console.table(loads);
  console.log(`Memory of the site's process: ${Math.round(newsroom.siteMemoryBytes() / 1024 / 1024)} MB`);
} finally {
  await browser.close();
  await newsroom.stop();
}
