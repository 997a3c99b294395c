import { randomUUID } from "node:crypto";
import { isPublicId, readAccess } from "../access/datasetAccess.ts";
import { httpError } from "../lakeError.ts";
import { datasetTag, documentTag, type SyncTag, typeTag } from "../query/syncTags.ts";
import type { DocumentChange } from "../store/commit.ts";
import { isDraftOrVersion } from "../store/documentId.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { readBoolean } from "./queryString.ts";

/**
 * GET /v{version}/data/live/events/{dataset}?includeDrafts=…   text/event-stream
 *
 * Sends `welcome` {id}, then a `message` {tags} for every transaction: an answer with one of these among its `syncTags`
 * is out of date. Nothing of a document is in it. Drafts and versions are spoken of with `includeDrafts` alone, which
 * needs a token.
 *
 * HEAD is 405, and a caller with too many open streams gets 429.
 */
export function addLiveEndpoint(app: LakeApp, lake: Lake): void {
  app.get("/:version{v[^/]+}/data/live/events/:dataset", (c) => {
    if (c.req.method === "HEAD") {
      // Hono answers HEAD with this handler and drops the body, so nobody would ever end the stream.
      c.header("allow", "GET");
      throw httpError(405, "Live events have no HEAD: their answer only begins. Use GET.");
    }
    parseApiVersion(c.req.param("version"));
    const token = c.get("token");
    const { dataset, visibility } = readAccess(lake, c.req.param("dataset"), token);
    const includeDrafts = readBoolean(new URL(c.req.url).searchParams, "includeDrafts", false);
    if (includeDrafts && token === undefined) throw httpError(401, "Live events of drafts need a token.");
    const isSpokenOf = ({ documentId }: DocumentChange) =>
      (visibility === "all" || isPublicId(documentId)) && (includeDrafts || !isDraftOrVersion(documentId));

    const { outgoing } = c.env;
    const stream = lake.listeners.open({
      subscription: undefined,
      caller: c.get("caller"),
      hasToken: token !== undefined,
      cut: () => outgoing.destroy(),
    });
    const stopFollowing = lake.store.onCommit(({ datasetId, transactionId, changes }) => {
      const spokenOf = datasetId === dataset.id ? changes.filter(isSpokenOf) : [];
      if (spokenOf.length === 0) return;
      stream.send({ name: "message", id: transactionId, data: { tags: tagsOf(dataset.id, spokenOf) } });
    });
    outgoing.once("close", () => {
      stopFollowing();
      stream.end();
    });
    stream.send({ name: "welcome", data: { id: randomUUID() } });
    return c.body(stream.body, 200, { "content-type": "text/event-stream", "x-accel-buffering": "no" });
  });
}

function tagsOf(datasetId: number, changes: readonly DocumentChange[]): SyncTag[] {
  const tags = changes.flatMap(({ documentId, previous, result }) => [
    documentTag(datasetId, documentId),
    ...[previous, result].flatMap((version) => (version === null ? [] : typeTag(datasetId, version._type))),
  ]);
  return [...new Set([datasetTag(datasetId), ...tags])];
}
