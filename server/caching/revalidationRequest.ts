import { randomUUID } from "node:crypto";
import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from "@sanity/webhook";
import { ownOrigin } from "../ownOrigin.ts";
import { ownRequestHeaders } from "../ownRequest.ts";

const REVALIDATION_PATH = "/api/revalidate";

/**
 * Sends this site a signed revalidation request of its own, as the backend's webhook would.
 *
 * @throws {Error} if the site does not answer 2xx.
 */
export async function requestRevalidation(
  body: string,
  secret: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const response = await fetch(new URL(REVALIDATION_PATH, ownOrigin()), {
    method: "POST",
    body,
    headers: {
      ...headers,
      ...ownRequestHeaders(),
      "content-type": "application/json",
      "idempotency-key": randomUUID(),
      [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, Date.now(), secret),
    },
    signal: AbortSignal.timeout(15_000),
  });
  if (!response.ok) throw new Error(`${REVALIDATION_PATH} answered ${response.status}`);
}
