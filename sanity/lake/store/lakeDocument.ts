/** A stored document. Times are ISO 8601 in UTC; `_rev` is the id of the transaction that touched it last. */
export interface LakeDocument {
  _id: string;
  _type: string;
  _rev: string;
  _createdAt: string;
  _updatedAt: string;
  [field: string]: unknown;
}
