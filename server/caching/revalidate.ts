import { decodeSignatureHeader, isValidSignature, SIGNATURE_HEADER_NAME } from "@sanity/webhook";
import { LRUCache } from "lru-cache";
import { after } from "next/server";
import { z } from "zod";
import {
  type ChangeRelations,
  type ContentChange,
  EXPIRE_EVERYTHING,
  planExpiry,
} from "../../lib/cacheTags.ts";
import { readerClient } from "../../sanity/client.ts";
import { readConfiguration } from "../../sanity/configuration.ts";
import { loadChangeRelations } from "../../sanity/queries/changeRelations.ts";
import { EMBARGO_ENDED_HEADER, embargoWatch } from "../embargoWatch.ts";
import { liveStories } from "../live/liveStories.ts";
import { type Revalidation, readRevalidation } from "./contentChange.ts";
import { expirePages } from "./expirePages.ts";
import { REPEATED_EXPIRY_HEADER, repeatRevalidation } from "./repeatRevalidation.ts";
import { warmPages } from "./warmPages.ts";

const MAX_SIGNATURE_AGE_MS = 5 * 60_000;
const MAX_BODY_BYTES = 1_000_000;

/**
 * A render may have read its content before a change and be stored after the expiry, so that every
 * expiry is repeated once no render can be left from before: none takes longer than this (client
 * timeouts and their one retry, the budget of related coverage). Most end within half a second: two
 * updates of a running story may come as close as that, and open pages ask for the second at once.
 * What may not be shown again is repeated once more, as is what has come into sight at the time that
 * it was announced for.
 */
const LONGEST_RENDER_MS = 8_000;
const REPEATS_MS = { stale: [500, LONGEST_RENDER_MS], prompt: [300, 1_200, LONGEST_RENDER_MS] };

const handledKeys = new LRUCache<string, true>({ max: 10_000 });

/**
 * POST /api/revalidate: expires the pages that a change touches and warms them.
 * Answers 200 {expired, repeated}; 401 for a missing, wrong or old signature; 400 naming what is
 * wrong with the body; 413 past one megabyte.
 */
export async function revalidate(request: Request): Promise<Response> {
  const { revalidateSecret } = readConfiguration(process.env);
  const body = await readBody(request);
  if (body instanceof Response) return body;
  const unsigned = await signatureProblem(body, request.headers.get(SIGNATURE_HEADER_NAME), revalidateSecret);
  if (unsigned !== null) return refusal(401, unsigned);

  const key = request.headers.get("idempotency-key");
  if (key !== null && handledKeys.has(key)) return Response.json({ expired: 0, repeated: true });

  const content = parseJson(body);
  const revalidation = parseRevalidation(content);
  if (revalidation instanceof z.ZodError) return refusal(400, z.prettifyError(revalidation));

  const expiry =
    revalidation === "everything"
      ? EXPIRE_EVERYTHING
      : planExpiry(revalidation, await relationsOf(revalidation), new Date());
  expirePages(expiry);
  liveStories().recheck();
  if (key !== null) handledKeys.set(key, true);

  const tags = [...expiry.stale, ...expiry.gone];
  after(() => warmPages(tags));
  if (!request.headers.has(REPEATED_EXPIRY_HEADER)) {
    embargoWatch().look();
    const isPrompt = expiry.gone.length > 0 || request.headers.has(EMBARGO_ENDED_HEADER);
    const delaysMs = isPrompt ? REPEATS_MS.prompt : REPEATS_MS.stale;
    for (const delayMs of delaysMs) repeatRevalidation(revalidation, { delayMs, secret: revalidateSecret });
  }
  return Response.json({ expired: tags.length, repeated: false });
}

/** The body as text; a refusal as soon as it is over the limit, without reading on. */
async function readBody(request: Request): Promise<string | Response> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.byteLength;
      if (bytes > MAX_BODY_BYTES) return refusal(413, "The body is over one megabyte.");
      chunks.push(chunk);
    }
  } catch {
    // Its sender hung up, which anybody may do, and is no error of this site's.
    return refusal(400, "The body did not arrive whole.");
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Why the body can't be trusted, null if it can. */
async function signatureProblem(
  body: string,
  signature: string | null,
  secret: string,
): Promise<string | null> {
  if (signature === null) return `The ${SIGNATURE_HEADER_NAME} header is missing.`;
  if (!(await isValidSignature(body, signature, secret).catch(() => false))) {
    return `The ${SIGNATURE_HEADER_NAME} header does not match the body and this site's secret.`;
  }
  const ageMs = Math.abs(Date.now() - decodeSignatureHeader(signature).timestamp);
  return ageMs > MAX_SIGNATURE_AGE_MS
    ? "The signature is more than five minutes old: send the request anew."
    : null;
}

/** Null where they can't be read: every page is then made anew. */
async function relationsOf(changes: readonly ContentChange[]): Promise<ChangeRelations[] | null> {
  const ids = changes.map(({ documentId }) => documentId);
  return loadChangeRelations(readerClient(), ids).catch((error: unknown) => {
    console.warn(`relations of a change could not be read, every page is made anew: ${String(error)}`);
    return null;
  });
}

function parseRevalidation(content: unknown): Revalidation | z.ZodError {
  try {
    return readRevalidation(content);
  } catch (error) {
    if (error instanceof z.ZodError) return error;
    throw error;
  }
}

/** Undefined if it is not JSON, which no schema takes. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusal(status: number, message: string): Response {
  return Response.json({ error: message }, { status });
}
