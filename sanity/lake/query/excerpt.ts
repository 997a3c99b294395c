import type { ExprNode } from "groq-js";
import { isIndexedPath } from "../store/indexedFields.ts";
import type { KeyValue } from "./lookupExpression.ts";
import { enter, movedOutOfFilter, ownPosition, type Position, readsThisImplicitly } from "./scope.ts";
import { mapOperands } from "./syntaxTree.ts";

/** The little that expressions read of each document: with that much of it in hand, they need not have it whole. */
export interface Excerpt {
  /** Attributes of the document itself, besides `_id` and `_type`. */
  attributes: string[];
  /** Positions of the keys that tell what `references()` looks for. */
  targets: number[];
}

/**
 * Undefined if the expressions, which are evaluated with a document as `@`, may read any part of it. The expressions of
 * what `references()` looks for are added to `keys`.
 */
export function excerptOf(expressions: ExprNode[], keys: ExprNode[]): Excerpt | undefined {
  const attributes = new Set<string>();
  const targets: ExprNode[] = [];
  if (!expressions.every((expression) => collect(expression, ownPosition, attributes, targets))) {
    return undefined;
  }
  return { attributes: [...attributes], targets: targets.map((target) => keys.push(target) - 1) };
}

/** False if the expression may read any part of the document. */
function collect(node: ExprNode, position: Position, attributes: Set<string>, targets: ExprNode[]): boolean {
  if (node.type === "Parent" && node.n === position.parents) return false;
  if (position.isOwn) {
    if (node.type === "This") return false;
    if (node.type === "AccessAttribute" && (!node.base || node.base.type === "This")) {
      if (node.name === "_id" || node.name === "_type") return true;
      attributes.add(node.name);
      return isIndexedPath([node.name]);
    }
    if (node.type === "FuncCall" && readsThisImplicitly(node)) {
      const moved = node.args
        .map((target) => movedOutOfFilter(target))
        .filter((target) => target !== undefined);
      targets.push(...moved);
      return node.name === "references" && moved.length === node.args.length;
    }
  }
  let isCollected = true;
  mapOperands(node, (operand, step) => {
    isCollected &&= collect(operand, enter(position, step), attributes, targets);
    return operand;
  });
  return isCollected;
}

/** The strings that `references()` looks for; undefined if they aren't known, or aren't spelled in the index as here. */
export function targetsOf({ targets }: Excerpt, keys: KeyValue[]): string[] | undefined {
  const strings = targets.map((position) => stringsIn(keys[position]));
  return strings.every((known) => known !== undefined) ? strings.flat() : undefined;
}

function stringsIn(key: KeyValue | undefined): string[] | undefined {
  switch (key?.kind) {
    case undefined:
    case "unknown":
      return undefined;
    case "string":
      return isSpelledAlike(key.value) ? [key.value] : undefined;
    case "list":
      return key.strings.every(isSpelledAlike) ? key.strings : undefined;
    default:
      return [];
  }
}

/** SQLite keeps U+FFFD instead of half a surrogate pair. */
function isSpelledAlike(text: string): boolean {
  return text.isWellFormed() && !text.includes("\ufffd");
}
