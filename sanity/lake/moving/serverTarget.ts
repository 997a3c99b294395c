import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { httpError, LakeError } from "../lakeError.ts";
import { isObject } from "../store/documentValue.ts";
import type { ImportTarget } from "./importTarget.ts";

/** A dataset of a running lake, written through its API. `token` is the secret of an editor or an administrator. */
export function serverTarget(address: { url: string; dataset: string; token: string }): ImportTarget {
  const base = `${address.url}/v2025-02-19`;
  const authorization = `Bearer ${address.token}`;
  return {
    async commit(mutations, transactionId) {
      await answerOf(
        fetch(`${base}/data/mutate/${address.dataset}?visibility=async`, {
          method: "POST",
          headers: { authorization, "content-type": "application/json" },
          body: JSON.stringify({ mutations, transactionId }),
        }),
      );
    },
    async storeAsset({ kind, path, filename = basename(path) }) {
      const query = new URLSearchParams({ filename });
      const { document } = await answerOf(
        fetch(`${base}/assets/${kind}s/${address.dataset}?${query}`, {
          method: "POST",
          headers: { authorization, "content-type": "application/octet-stream" },
          // Read from the file as it is sent.
          body: await openAsBlob(path),
        }),
      );
      if (isObject(document) && typeof document._id === "string") return document._id;
      throw httpError(502, `The lake at ${address.url} answered without the asset's document.`);
    },
  };
}

async function answerOf(request: Promise<Response>) {
  const response = await request.catch(({ cause, message }) => {
    throw httpError(503, `the server can't be reached: ${cause?.message || message}`);
  });
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && isObject(body)) return body;
  throw toLakeError(response.status, body);
}

function toLakeError(status: number, body: unknown): LakeError {
  if (isObject(body) && isObject(body.error) && typeof body.error.description === "string") {
    const { type, description, ...details } = body.error;
    return new LakeError(status, { error: { ...details, type: String(type), description } });
  }
  const message = isObject(body) && typeof body.message === "string" ? body.message : `HTTP ${status}`;
  return httpError(status, message);
}
