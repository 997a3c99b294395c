import type { IncomingMessage } from "node:http";

const MAX_URL_LENGTH = 4_096;

/** Bytes, of the addresses that take a body; no other does. */
const MAX_BODY_BYTES: Readonly<Record<string, number>> = { "/api/revalidate": 1_000_000 };

/**
 * Which part of a request is too large, from its headers alone; null if none is. A body whose
 * length isn't told is left to whoever reads it.
 */
export function oversizedPart(
  { url = "", headers }: Pick<IncomingMessage, "url" | "headers">,
  path: string,
): "url" | "body" | null {
  if (url.length > MAX_URL_LENGTH) return "url";
  const maxBytes = Object.hasOwn(MAX_BODY_BYTES, path) ? MAX_BODY_BYTES[path] : undefined;
  if (maxBytes === undefined && headers["transfer-encoding"] !== undefined) return "body";
  return Number(headers["content-length"] ?? 0) > (maxBytes ?? 0) ? "body" : null;
}
