import { randomUUID } from "node:crypto";
import { isPublicId, readAccess } from "../access/datasetAccess.ts";
import { httpError, LakeError } from "../lakeError.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { ServerSentEvent } from "./eventStream.ts";
import type { Lake, LakeApp } from "./lake.ts";
import type { Subscription } from "./listeners.ts";
import { compileListenFilter, type DocumentFilter } from "./listenFilter.ts";
import { readBoolean, readChoice, readGroqParams } from "./queryString.ts";

/**
 * GET /v{version}/data/listen/{dataset}?query=…&$name=…   text/event-stream
 *
 * Sends `welcome` {listenerName}, then a `mutation` for every document of a transaction that passes the query's filter
 * before or after it. A query that can't be listened to is not an HTTP error but an event, `channelError` {error}.
 *
 * In the query string `includeMutations` (default true), `includeResult`, `includePreviousRevision` and
 * `includeAllVersions` (default false; from v2025-02-19 on, drafts and versions are left out without it),
 * `effectFormat=mendoza`, `visibility` (`transaction` or `query`, which are the same moment here). A reader without a
 * token gets no mutations: they may speak of documents that it may not see.
 *
 * HEAD is 405, and a caller with too many open streams gets 429.
 */
export function addListenEndpoint(app: LakeApp, lake: Lake): void {
  app.get("/:version{v[^/]+}/data/listen/:dataset", (c) => {
    if (c.req.method === "HEAD") {
      // Hono answers HEAD with this handler and drops the body, so nobody would ever end the stream.
      c.header("allow", "GET");
      throw httpError(405, "Listening has no HEAD: its answer only begins. Use GET.");
    }
    const { defaultPerspective } = parseApiVersion(c.req.param("version"));
    const token = c.get("token");
    const { dataset, visibility } = readAccess(lake, c.req.param("dataset"), token);
    const search = new URL(c.req.url).searchParams;
    const includeAllVersions = readBoolean(search, "includeAllVersions", defaultPerspective === "raw");
    const allDocuments = includeAllVersions ? "all" : "published";
    const options = {
      datasetId: dataset.id,
      tokenId: token?.id,
      documents: visibility === "public" ? "public" : allDocuments,
      includeMutations: readBoolean(search, "includeMutations", true) && token !== undefined,
      includeResult: readBoolean(search, "includeResult", false),
      includePreviousRevision: readBoolean(search, "includePreviousRevision", false),
      includeEffects: readChoice(search, "effectFormat", ["none", "mendoza"], "none") === "mendoza",
      visibility: readChoice(search, "visibility", ["transaction", "query"], "transaction"),
    } as const;
    const lookUp = (id: string) =>
      visibility === "all" || isPublicId(id) ? lake.store.documents(dataset.id, [id])[0] : undefined;
    const params = readGroqParams(search);

    const open = (subscription: Subscription | undefined, firstEvent: ServerSentEvent) => {
      const { outgoing } = c.env;
      const stream = lake.listeners.open({
        subscription,
        caller: c.get("caller"),
        hasToken: token !== undefined,
        cut: () => outgoing.destroy(),
      });
      outgoing.once("close", () => stream.end());
      stream.send(firstEvent);
      return c.body(stream.body, 200, { "content-type": "text/event-stream", "x-accel-buffering": "no" });
    };
    const filter = compileOrRefuse(() => compileListenFilter(search.get("query") ?? "", params, lookUp));
    if (filter instanceof LakeError) return open(undefined, { name: "channelError", data: filter.body });
    return open({ ...options, filter }, { name: "welcome", data: { listenerName: randomUUID() } });
  });
}

function compileOrRefuse(compile: () => DocumentFilter): DocumentFilter | LakeError {
  try {
    return compile();
  } catch (error) {
    if (error instanceof LakeError) return error;
    throw error;
  }
}
