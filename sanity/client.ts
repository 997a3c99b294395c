import { createClient, type SanityClient } from "@sanity/client";
import { type Configuration, readConfiguration } from "./configuration.ts";
import { observedRequest } from "./observedRequests.ts";

/** From 2025-02-19 on, `published` is the default perspective; pinned so that answers don't change shape by themselves. */
export const API_VERSION = "2025-02-19";

/** One try. With the one retry, a query has failed for good after 4.1 seconds. */
const TIMEOUT_MS = 2_000;
const MAX_RETRIES = 1;
const RETRY_DELAY_MS = 100;

/** A client that reads what is published, past every cache: pages are cached, never the queries behind them. */
export function createReaderClient(
  configuration: Pick<
    Configuration,
    "projectId" | "dataset" | "apiHost" | "useProjectHostname" | "readToken"
  >,
): SanityClient {
  const { projectId, dataset, apiHost, useProjectHostname, readToken } = configuration;
  return createClient({
    projectId,
    dataset,
    apiHost,
    useProjectHostname,
    ...(readToken === null ? {} : { token: readToken }),
    apiVersion: API_VERSION,
    perspective: "published",
    useCdn: false,
    timeout: TIMEOUT_MS,
    maxRetries: MAX_RETRIES,
    retryDelay: () => RETRY_DELAY_MS,
    fetch: { cache: "no-store" },
    requestHandler: observedRequest,
  });
}

let shared: SanityClient | null = null;

/** The site's own client, made from the environment on first use. */
export function readerClient(): SanityClient {
  shared ??= createReaderClient(readConfiguration(process.env));
  return shared;
}
