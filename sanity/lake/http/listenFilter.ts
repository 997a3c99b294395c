import { type ExprNode, evaluateSync, toJS } from "groq-js";
import { LakeError } from "../lakeError.ts";
import { parseChecked } from "../query/parseChecked.ts";
import { contains } from "../query/syntaxTree.ts";
import { TextMatches } from "../query/textMatch.ts";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { runWithin } from "./runWithin.ts";

/** Of the query's text, and of its parameters as JSON. */
const maxCharacters = 10_000;
/** How long a filter may take for one document; it runs in the thread that answers all requests. */
const evaluationTimeoutMs = 200;

/** Whether a document passes; `null`, a document that isn't there, never does. */
export type DocumentFilter = (document: LakeDocument | null, now: Date) => boolean;

/**
 * Makes a test for single documents from the filter of a query: what follows the filter (a projection, an order, a
 * slice) says nothing about which documents to listen to. `lookUp` finds the documents that references point to.
 * Throws a LakeError if the query is too long, can't be parsed, has no filter on documents, or has another query in its
 * filter. The test throws RangeError if it takes too long on a document.
 */
export function compileListenFilter(
  query: string,
  params: Record<string, unknown>,
  lookUp: (id: string) => LakeDocument | undefined,
): DocumentFilter {
  if (query.length > maxCharacters || JSON.stringify(params).length > maxCharacters) {
    throw notListenable(query, `it or its parameters are longer than ${maxCharacters} characters`);
  }
  const filter = documentFilter(parseChecked(query, params).tree, query);
  const expressions = filterExpressions(filter);
  if (expressions.some(asksForDocuments)) {
    throw notListenable(query, "its filter contains another query, which a listener can't follow");
  }
  // Loops within loops take any time; without one a filter takes no longer than reading the document did.
  const hasLoop = expressions.some((expression) => contains(expression, isLoop));
  return (document, now) => {
    if (document === null) return false;
    const textMatches = new TextMatches((id) => (id === document._id ? document : lookUp(id)));
    const options = {
      dataset: [document],
      params,
      timestamp: now,
      dereference: ({ _ref }: { _ref: string }) => textMatches.answer(_ref) ?? lookUp(_ref),
    };
    const evaluate = () => toJS(evaluateSync(filter, options));
    const matches = hasLoop ? runWithin(evaluationTimeoutMs, evaluate) : evaluate();
    return Array.isArray(matches) && matches.length > 0;
  };
}

function documentFilter(node: ExprNode, query: string): ExprNode {
  if (isFilterOfDocuments(node)) return node;
  if ("base" in node && node.base) return documentFilter(node.base, query);
  throw notListenable(query, 'it has no filter on documents, such as *[_type == "story"]');
}

function isFilterOfDocuments(node: ExprNode): boolean {
  return node.type === "Everything" || (node.type === "Filter" && isFilterOfDocuments(node.base));
}

function filterExpressions(node: ExprNode): ExprNode[] {
  return node.type === "Filter" ? [node.expr, ...filterExpressions(node.base)] : [];
}

function isLoop(node: ExprNode): boolean {
  return ["Filter", "Map", "FlatMap", "PipeFuncCall"].includes(node.type);
}

function asksForDocuments(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  if ("type" in node && node.type === "Everything") return true;
  // A value may be a parameter, whose content is the caller's.
  if ("type" in node && node.type === "Value") return false;
  return Object.values(node).some(asksForDocuments);
}

function notListenable(query: string, reason: string): LakeError {
  return new LakeError(400, {
    error: {
      type: "queryParseError",
      description: `Can't listen to this query: ${reason}.`,
      query,
      start: 0,
      end: query.length,
    },
  });
}
