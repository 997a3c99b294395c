import { test as base, expect } from "@playwright/test";
import { createClient, type SanityClient } from "@sanity/client";
import { type Newsroom, type NewsroomOptions, startNewsroom } from "./newsroom.ts";
import type { Draft } from "./portEllis.ts";

export { expect };

/** What a page should have, or should no longer have, the status it should answer with, or that it comes from the cache. */
type Expectation =
  | string
  | { readonly without: string }
  | { readonly status: number }
  | { readonly cache: "HIT" };

/** A running newsroom with what a test does to it and asks of it. */
export interface TestNewsroom extends Newsroom {
  /** An administrator's client on the lake, as an editor's tool would use it. */
  readonly lake: SanityClient;
  get(path: string): Promise<Response>;
  read(path: string): Promise<string>;
  /** Creates or replaces the documents in one transaction. */
  publish(...documents: readonly Draft[]): Promise<void>;
  /** Waits until the page is as expected. */
  eventually(path: string, expectation: Expectation): Promise<void>;
  /** The same, within the two seconds that readers are promised. */
  promptly(path: string, expectation: Expectation): Promise<void>;
  within(timeoutMs: number, path: string, expectation: Expectation): Promise<void>;
}

export const test = base.extend<
  { ownNewsroom: TestNewsroom; siteEnvironment: Record<string, string> },
  { newsroom: TestNewsroom }
>({
  /** Further variables for the site of `ownNewsroom`. */
  siteEnvironment: [{}, { option: true }],
  newsroom: [
    async ({ browserName: _ }, use) => {
      const newsroom = await startTestNewsroom();
      await use(newsroom);
      await newsroom.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  /** For a test that stops servers. */
  ownNewsroom: [
    async ({ siteEnvironment }, use) => {
      const newsroom = await startTestNewsroom({ siteEnvironment });
      await use(newsroom);
      await newsroom.stop();
    },
    { timeout: 120_000 },
  ],
});

async function startTestNewsroom(options?: NewsroomOptions): Promise<TestNewsroom> {
  const newsroom = await startNewsroom(options);
  const lake = createClient({
    projectId: "verbatim",
    dataset: "production",
    apiHost: newsroom.lakeUrl,
    useProjectHostname: false,
    useCdn: false,
    apiVersion: "2025-02-19",
    token: newsroom.adminToken,
  });
  const get = (path: string) => fetch(newsroom.siteUrl + path, { redirect: "manual" });
  const read = async (path: string) => (await get(path)).text();
  const waitFor = (path: string, expectation: Expectation, timeout: number) =>
    expect
      .poll(async () => isAsExpected(await get(path), expectation), {
        timeout,
        intervals: [50],
        message: path,
      })
      .toBe(true);
  return {
    ...newsroom,
    lake,
    get,
    read,
    async publish(...documents) {
      await documents
        .reduce((transaction, document) => transaction.createOrReplace(document), lake.transaction())
        .commit();
    },
    eventually: (path, expectation) => waitFor(path, expectation, 20_000),
    promptly: (path, expectation) => waitFor(path, expectation, 2_000),
    within: (timeoutMs, path, expectation) => waitFor(path, expectation, timeoutMs),
  };
}

async function isAsExpected(answer: Response, expectation: Expectation): Promise<boolean> {
  const html = await answer.text();
  if (typeof expectation === "string") return html.includes(expectation);
  if ("status" in expectation) return answer.status === expectation.status;
  if ("cache" in expectation) return answer.headers.get("x-nextjs-cache") === expectation.cache;
  return !html.includes(expectation.without);
}
