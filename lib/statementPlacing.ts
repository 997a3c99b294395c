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

/** Whether a path leads to something, or into it. */
export function leadsInto(path: DocumentPath, into: DocumentPath): boolean {
  return into.every((step, index) => keyOf(step) === keyOf(path[index]));
}

function keyOf(step: DocumentPath[number] | undefined): string | undefined {
  return typeof step === "object" ? `[${step._key}]` : step;
}
