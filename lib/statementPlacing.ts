import type { DocumentPath } from "./storedDocument.ts";

/** A statement as a story refers to it: weakly for as long as it is only a draft, as the Studio does it. */
export interface StatementReference {
  readonly _type: "reference";
  readonly _ref: string;
  readonly _weak?: true;
  readonly _strengthenOnPublish?: { readonly type: "quote" };
}

/** @param id published id */
export function statementReference(id: string, isPublished: boolean): StatementReference {
  const reference = { _type: "reference", _ref: id } as const;
  return isPublished ? reference : { ...reference, _weak: true, _strengthenOnPublish: { type: "quote" } };
}

/** A statement's place in a story's text. */
export interface PlacedStatement {
  readonly _type: "statement";
  readonly _key: string;
  readonly quote: StatementReference;
  readonly excerpt?: string;
}

/** @param excerpt null for the whole of it */
export function placedStatement(
  key: string,
  statement: { readonly id: string; readonly isPublished: boolean },
  excerpt: string | null,
): PlacedStatement {
  return {
    _type: "statement",
    _key: key,
    quote: statementReference(statement.id, statement.isPublished),
    ...(excerpt !== null && { excerpt }),
  };
}

/** The path of an array's member that a path leads to, or into; null where it doesn't pass it. */
export function pathOfItem(path: DocumentPath, key: string): DocumentPath | null {
  const at = path.findIndex((step) => typeof step === "object" && step._key === key);
  return at === -1 ? null : path.slice(0, at + 1);
}
