/**
 * The Studio as editors have it: what it weighs and how long it takes to open, from a key press to the lake's record of
 * it, and from a publish to the reader's page. Measures the build that `npm start` made, on a newsroom of its own.
 *
 *     node bench/studio.ts
 */
import { join } from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { createClient, type SanityClient } from "@sanity/client";
import { ensureChromium } from "../bin/chromium.ts";
import { type Newsroom, startNewsroom } from "../e2e/newsroom.ts";
import { openDocument, signIn } from "../e2e/studio.ts";
import { weigh } from "../e2e/weigh.ts";

const ROUNDS = 20;
const STORY = { id: "story-agencies-statement-and-assessment", type: "article" };
const PATIENCE_MS = 10_000;

function summary(times: number[]) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
  return { "median ms": at(0.5), "p90 ms": at(0.9), "longest ms": at(1) };
}

/** The first visit's kilobytes, and the milliseconds until the desk is there on this and on the next. */
async function measureOpening(page: Page, siteUrl: string) {
  const weight = await weigh(page, `${siteUrl}/studio`);
  const startedMs = performance.now();
  await page.goto(`${siteUrl}/studio`);
  await page.getByRole("link", { name: "Structure" }).waitFor();
  return {
    "script KB": Math.round(weight.get("Script") ?? 0),
    "all KB": Math.round([...weight.values()].reduce((sum, kilobytes) => sum + kilobytes, 0)),
    "open again ms": Math.round(performance.now() - startedMs),
  };
}

/** From a key press in the headline to the event of the stored change. */
async function measureTyping(page: Page, siteUrl: string, lake: SanityClient): Promise<number[]> {
  await openDocument(page, siteUrl, STORY.type, STORY.id);
  const headline = page.getByTestId("field-headline").locator("input");
  await headline.press("End");
  const changes = changesOf(lake, `drafts.${STORY.id}`);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const changed = changes.next();
    const startedMs = performance.now();
    await headline.press("x");
    await changed;
    times.push(performance.now() - startedMs);
  }
  changes.stop();
  return times;
}

function changesOf(lake: SanityClient, id: string) {
  let tell: () => void = () => undefined;
  const subscription = lake
    .listen("*[_id == $id]", { id }, { visibility: "query", includeAllVersions: true })
    .subscribe(() => tell());
  return {
    next: () =>
      new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${id} was not changed.`)), PATIENCE_MS);
        tell = () => {
          clearTimeout(timer);
          resolve();
        };
      }),
    stop: () => subscription.unsubscribe(),
  };
}

/** From the lake's answer to a publish to the first reader's page that has it. */
async function measurePublishing(newsroom: Newsroom, lake: SanityClient): Promise<number[]> {
  const { slug } = await lake.fetch<{ slug: string }>('*[_id == $id][0]{"slug": slug.current}', STORY);
  const address = `${newsroom.siteUrl}/stories/${slug}`;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const standfirst = `Standfirst of round ${round}.`;
    const ids = { draftId: `drafts.${STORY.id}`, publishedId: STORY.id };
    await lake.action([
      { actionType: "sanity.action.document.edit", ...ids, patch: { set: { standfirst } } },
      { actionType: "sanity.action.document.publish", ...ids },
    ]);
    const startedMs = performance.now();
    while (!(await (await fetch(address)).text()).includes(standfirst)) {
      if (performance.now() - startedMs > PATIENCE_MS) throw new Error(`${address} doesn't change.`);
    }
    times.push(performance.now() - startedMs);
  }
  return times;
}

async function measure(browser: Browser, newsroom: Newsroom): Promise<void> {
  const lake = createClient({
    projectId: "verbatim",
    dataset: "production",
    apiHost: newsroom.lakeUrl,
    useProjectHostname: false,
    apiVersion: "2025-02-19",
    token: newsroom.adminToken,
    perspective: "raw",
    useCdn: false,
  });
  const page = await browser.newPage();
  await signIn(page, newsroom.siteUrl, "Demo editor");
  const state = await page.context().storageState();
  await page.close();
  const visitor = await (await browser.newContext({ storageState: state })).newPage();
  console.table({ "the Studio": await measureOpening(visitor, newsroom.siteUrl) });
  console.table({
    "key press to stored": summary(await measureTyping(visitor, newsroom.siteUrl, lake)),
    "publish to reader's page": summary(await measurePublishing(newsroom, lake)),
  });
}

const executablePath = await ensureChromium(join(import.meta.dirname, ".."), new AbortController().signal);
const newsroom = await startNewsroom();
// Chromium refuses to run as root with its sandbox.
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
try {
  await measure(browser, newsroom);
} finally {
  await browser.close();
  await newsroom.stop();
}
