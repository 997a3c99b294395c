/** A tag URI (RFC 4151): of the document, not of its address, which may change. */
export function entryId(documentId: string, siteOrigin: string): string {
  return `tag:${new URL(siteOrigin).hostname},2026:${documentId}`;
}
