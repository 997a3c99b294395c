import { isPublicId, readAccess } from "../access/datasetAccess.ts";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { parseApiVersion } from "./apiVersion.ts";
import { readIdList } from "./idList.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { readBoolean } from "./queryString.ts";

/**
 * GET /v{version}/data/doc/{dataset}/{id,id,…}[?excludeContent=true]
 *
 * Answers {documents, omitted}: the documents in the order asked, drafts included, and for each id without a document
 * {id, reason}: `existence`, or `permission` for ids that need a token.
 */
export function addDocEndpoint(app: LakeApp, lake: Lake): void {
  app.get("/:version{v[^/]+}/data/doc/:dataset/:ids", (c) => {
    parseApiVersion(c.req.param("version"));
    const { dataset, visibility } = readAccess(lake, c.req.param("dataset"), c.get("token"));
    const ids = readIdList(c.req.param("ids"));
    const permitted = visibility === "all" ? ids : ids.filter(isPublicId);
    const documents = lake.store.documents(dataset.id, permitted);
    const excludeContent = readBoolean(new URL(c.req.url).searchParams, "excludeContent", false);
    return c.json({
      documents: excludeContent ? documents.map(withoutContent) : documents,
      omitted: omitted(ids, permitted, documents),
    });
  });
}

function omitted(ids: string[], permitted: string[], documents: LakeDocument[]) {
  const found = new Set(documents.map((document) => document._id));
  return ids
    .filter((id) => !found.has(id))
    .map((id) => ({ id, reason: permitted.includes(id) ? "existence" : "permission" }));
}

function withoutContent({ _id, _type, _rev, _createdAt, _updatedAt }: LakeDocument): LakeDocument {
  return { _id, _type, _rev, _createdAt, _updatedAt };
}
