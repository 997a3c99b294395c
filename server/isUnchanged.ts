import type { IncomingMessage, OutgoingHttpHeader } from "node:http";

/**
 * Whether the client has this very version: one of the tags in its `If-None-Match`, compared weakly,
 * or any version at all, `*` (https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2).
 */
export function isUnchanged(
  { headers }: Pick<IncomingMessage, "headers">,
  etag: OutgoingHttpHeader | undefined,
): boolean {
  const known = headers["if-none-match"]?.split(",").map(opaqueTag) ?? [];
  return typeof etag === "string" && (known.includes("*") || known.includes(opaqueTag(etag)));
}

function opaqueTag(tag: string): string {
  return tag.trim().replace(/^W\//, "");
}
