import { createHash } from "node:crypto";
import { publishedIdOf } from "../store/documentId.ts";

/** Opaque to clients: an answer is out of date once a change has one of its tags. */
export type SyncTag = `s1:${string}`;

/** Stands for every document of the dataset. */
export function datasetTag(datasetId: number): SyncTag {
  return opaque(`${datasetId}`);
}

export function typeTag(datasetId: number, type: string): SyncTag {
  return opaque(`${datasetId} type ${type}`);
}

/** `id` may be any version's: they share one tag. */
export function documentTag(datasetId: number, id: string): SyncTag {
  return opaque(`${datasetId} document ${publishedIdOf(id)}`);
}

function opaque(subject: string): SyncTag {
  return `s1:${createHash("sha256").update(subject).digest("base64url").slice(0, 8)}`;
}
