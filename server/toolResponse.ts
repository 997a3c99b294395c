import { createHash } from "node:crypto";
import { FEED_MEDIA_TYPES } from "../lib/toolAddress.ts";

/** How each document for readers' tools is labelled. */
const MEDIA_TYPES = { ...FEED_MEDIA_TYPES, sitemap: "application/xml", robots: "text/plain" } as const;

/** A document for readers' tools, with a tag of its content: it is cached with it, so that clients can ask by it. */
export function toolResponse(kind: keyof typeof MEDIA_TYPES, body: string): Response {
  const etag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  return new Response(body, { headers: { "content-type": `${MEDIA_TYPES[kind]}; charset=utf-8`, etag } });
}

/** In place of one that isn't there: the front door puts the site's own document under the status. */
export function noSuchDocument(): Response {
  return new Response(null, { status: 404, headers: { "content-type": "text/html; charset=utf-8" } });
}
