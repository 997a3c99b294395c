/**
 * The story page as readers get it: requests per second and processor time for each, and the bytes of a first visit by
 * kind. Measures the build that `npm start` made, on a newsroom of its own.
 *
 *     node bench/story.ts
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from "@sanity/webhook";
import autocannon from "autocannon";
import { ensureChromium } from "../bin/chromium.ts";
import { type Newsroom, startNewsroom } from "../e2e/newsroom.ts";

const CONNECTIONS = 32;
const SECONDS = 8;
const RENDERS = 30;
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
async function measureWeight(newsroom: Newsroom, path: string): Promise<Record<string, number>> {
  const executablePath = await ensureChromium(join(import.meta.dirname, ".."), new AbortController().signal);
  const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  const page = await browser.newPage();
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  cdp.on("Network.responseReceived", ({ requestId, type }) => void kinds.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? "Other";
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(newsroom.siteUrl + path, { waitUntil: "networkidle" });
  await browser.close();
  return Object.fromEntries(
    Object.entries(bytes).map(([kind, sum]) => [kind, Number((sum / 1024).toFixed(1))]),
  );
}

const newsroom = await startNewsroom();
try {
  for (const { path } of LOADS) await fetch(newsroom.siteUrl + path);
  const loads: Record<string, unknown> = {};
  for (const load of LOADS) loads[load.what] = await measureLoad(newsroom, load);
  console.log(`${CONNECTIONS} connections, ${SECONDS} seconds each`);
  console.table(loads);
  console.log(`A page made anew, ${RENDERS} times`);
  console.table({
    story: await measureRender(newsroom, STORY),
    "front page": await measureRender(newsroom, "/"),
  });
  console.log("Kilobytes of a first visit, compressed");
  console.table({
    story: await measureWeight(newsroom, STORY),
    "front page": await measureWeight(newsroom, "/"),
  });
  console.log(`Memory of the site's process: ${Math.round(newsroom.siteMemoryBytes() / 1024 / 1024)} MB`);
} finally {
  await newsroom.stop();
}
