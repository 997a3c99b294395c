import { tokenAccess } from "../access/datasetAccess.ts";
import { incomingReferences, incomingReferencesFromElsewhere } from "../store/incomingReferences.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { readBoolean } from "./queryString.ts";

const maxListed = 100;

/**
 * GET /v{version}/data/references/{dataset}/documents/{id}/to[?excludeInternalReferences=true]
 *
 * What refers to a document, drafts included: {totalCount, references: [{documentId}, …]}, at most 100 of them. Those of
 * the lake's other datasets have {documentId, datasetName, projectId}. Paths are never told, as with `excludePaths=true`.
 * 401 without a token.
 */
export function addReferencesEndpoint(app: LakeApp, lake: Lake): void {
  const { db } = lake.store;
  app.get("/:version{v[^/]+}/data/references/:dataset/documents/:id/to", (c) => {
    parseApiVersion(c.req.param("version"));
    const dataset = tokenAccess(lake, c.req.param("dataset"), c.get("token"));
    const id = c.req.param("id");
    const search = new URL(c.req.url).searchParams;
    const internal = readBoolean(search, "excludeInternalReferences", false)
      ? { totalCount: 0, documentIds: [] }
      : incomingReferences(db, dataset.id, id, maxListed);
    const external = incomingReferencesFromElsewhere(db, dataset, id);
    const { projectId } = lake;
    const references = [
      ...internal.documentIds.map((documentId) => ({ documentId })),
      ...external.map((reference) => ({ ...reference, projectId })),
    ];
    return c.json({
      totalCount: internal.totalCount + external.length,
      references: references.slice(0, maxListed),
    });
  });
}
