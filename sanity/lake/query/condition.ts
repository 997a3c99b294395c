import type { ExprNode, FuncCallNode, OpCallNode } from "groq-js";
import { elementsPath, isIndexedPath } from "../store/indexedFields.ts";
import { movedOutOfFilter } from "./scope.ts";
import { ungrouped } from "./syntaxTree.ts";
import { textMatchOf } from "./textMatch.ts";

/**
 * What an index can say about the documents that pass a filter. It holds for all of them and, in general, for others
 * too: the filter itself always has the last word. `key` is the position of the expression that gives the value or
 * the values to look for.
 */
export type Condition = Comparison | Presence | { kind: "all" | "any"; of: Condition[] };

export interface Comparison extends Column {
  /**
   * `references` is the function; a `_ref` that is compared with a value has one of the others. `text::query` is `match`
   * with that function.
   */
  operator: "==" | "in" | "references" | "match" | "text::query";
  key: number;
}

/** The list at the path isn't empty. */
export interface Presence {
  kind: "elements";
  /** Such as `corrections[]`. */
  path: string;
}

interface Column {
  kind: "id" | "type" | "reference" | "field" | "words";
  /** Of a field, such as `slug.current` or `aliases[]`; the kind itself for the others. */
  path: string;
}

const id: Column = { kind: "id", path: "id" };
const type: Column = { kind: "type", path: "type" };
const reference: Column = { kind: "reference", path: "reference" };
const words: Column = { kind: "words", path: "words" };

/** What they give has no other words than what they get. */
const textFunctions = new Set([
  "pt::text",
  "global::lower",
  "global::upper",
  "string::lower",
  "string::upper",
]);

/**
 * Takes from a filter what an index can answer; undefined if that is nothing. The expressions of the values, moved to
 * the scope around the filter, are added to `keys`.
 */
export function conditionOf(filter: ExprNode, keys: ExprNode[]): Condition | undefined {
  const node = ungrouped(filter);
  const match = textMatchOf(node);
  if (match) {
    return match.values.every(isText) ? comparison(words, "text::query", match.words, keys) : undefined;
  }
  switch (node.type) {
    case "And":
      return all([conditionOf(node.left, keys), conditionOf(node.right, keys)]);
    case "Or":
      return any([conditionOf(node.left, keys), conditionOf(node.right, keys)]);
    case "FuncCall":
      return conditionOfCall(node, keys);
    case "OpCall":
      return comparisonOf(node, keys);
    default:
      return undefined;
  }
}

/** One condition for several that hold together, as far as they are known. */
export function all(conditions: (Condition | undefined)[]): Condition | undefined {
  const known = conditions
    .filter((condition) => condition !== undefined)
    .flatMap((condition) => (condition.kind === "all" ? condition.of : [condition]));
  return known.length > 1 ? { kind: "all", of: known } : known[0];
}

function any(conditions: (Condition | undefined)[]): Condition | undefined {
  const known = conditions.filter((condition) => condition !== undefined);
  if (known.length < conditions.length) return undefined;
  return known.length > 1 ? { kind: "any", of: known } : known[0];
}

function conditionOfCall({ namespace, name, args }: FuncCallNode, keys: ExprNode[]): Condition | undefined {
  const [first] = args;
  if (namespace !== "global" || !first) return undefined;
  if (name === "references") {
    return any(args.map((target) => comparison(reference, "references", target, keys)));
  }
  const element = ungrouped(first);
  return name === "defined" && element.type === "AccessElement" ? presence(element.base) : undefined;
}

function comparisonOf({ op, left, right }: OpCallNode, keys: ExprNode[]): Condition | undefined {
  // Of a number the index knows that it is there, which is all that it can answer if one is looked for.
  if (op === ">" && isZero(right)) {
    return presenceOfCounted(left) ?? comparison(fieldOf(left), "==", right, keys);
  }
  if (op === "<" && isZero(left)) return presenceOfCounted(right);
  if (op === "match") return isText(left) ? comparison(words, "match", right, keys) : undefined;
  if (op !== "==" && op !== "in") return undefined;
  const asWritten = comparison(columnOf(left), op, right, keys);
  if (asWritten) return asWritten;
  return comparison(op === "==" ? columnOf(right) : elementsOf(right), "==", left, keys);
}

function comparison(
  column: Column | undefined,
  operator: Comparison["operator"],
  value: ExprNode,
  keys: ExprNode[],
): Comparison | undefined {
  const key = column && movedOutOfFilter(value);
  return key && { ...column, operator, key: keys.push(key) - 1 };
}

function isZero(node: ExprNode): boolean {
  return node.type === "Value" && node.value === 0;
}

function presenceOfCounted(node: ExprNode): Presence | undefined {
  const call = ungrouped(node);
  const isCount = call.type === "FuncCall" && call.namespace === "global" && call.name === "count";
  return isCount && call.args[0] ? presence(call.args[0]) : undefined;
}

/** What has an element is a list of at least one, and of such a list the index has a row. */
function presence(list: ExprNode): Presence | undefined {
  const field = listField(list);
  return field ? { kind: "elements", path: elementsPath(field) } : undefined;
}

function columnOf(node: ExprNode): Column | undefined {
  const path = attributePath(node);
  const attribute = path?.join(".");
  if (attribute === "_id") return id;
  if (attribute === "_type") return type;
  return fieldOf(node) ?? (holdsReferences(node) ? reference : undefined);
}

function fieldOf(node: ExprNode): Column | undefined {
  const path = attributePath(node);
  const field = path && indexedField(path);
  return field ? { kind: "field", path: field } : undefined;
}

/** Where the elements of a list are found that a value is looked for in. */
function elementsOf(list: ExprNode): Column | undefined {
  if (holdsReferences(list)) return reference;
  const field = listField(list);
  return field ? { kind: "field", path: elementsPath(field) } : undefined;
}

/** The name of a list whose elements the index holds: an attribute of the document itself. */
function listField(list: ExprNode): string | undefined {
  const path = attributePath(list);
  return path?.length === 1 ? indexedField(path) : undefined;
}

/**
 * The index's name for an attribute of the document, such as `publishedAt` or `slug.current`. Undefined if it isn't
 * indexed; `_originalId` isn't, because the overlay makes it.
 */
export function indexedField(path: string[]): string | undefined {
  return isIndexedPath(path) && path[0] !== "_originalId" ? path.join(".") : undefined;
}

/** The names in `slug.current`, read from the document itself; undefined for any other expression. */
export function attributePath(expression: ExprNode): string[] | undefined {
  const node = ungrouped(expression);
  if (node.type !== "AccessAttribute") return undefined;
  if (!node.base || node.base.type === "This") return [node.name];
  const base = attributePath(node.base);
  return base && [...base, node.name];
}

/** Whether the index of words holds whatever words the value has: it is the document's `_id`, or all or part of the rest. */
function isText(value: ExprNode): boolean {
  const node = ungrouped(value);
  if (node.type === "Array") return node.elements.every((element) => isText(element.value));
  return attributePath(node)?.join(".") === "_id" || isContent(node);
}

/** What stands in the document itself, under names that don't begin with an underscore. */
function isContent(node: ExprNode): boolean {
  switch (node.type) {
    case "This":
      return true;
    case "AccessAttribute":
      return !node.name.startsWith("_") && (node.base === undefined || isContent(node.base));
    case "Map":
    case "FlatMap":
      return isContent(node.base) && isContent(node.expr);
    case "Group":
    case "ArrayCoerce":
    case "AccessElement":
    case "Filter":
    case "Slice":
      return isContent(node.base);
    case "FuncCall":
      return textFunctions.has(`${node.namespace}::${node.name}`) && node.args.every(isContent);
    default:
      return false;
  }
}

/** Whether the value is a `_ref`, or a list of them, that stands in the document itself. */
function holdsReferences(node: ExprNode): boolean {
  switch (node.type) {
    case "AccessAttribute":
      return node.name === "_ref" && node.base !== undefined && isPartOfDocument(node.base);
    case "Map":
    case "FlatMap":
      return isPartOfDocument(node.base) && holdsReferences(node.expr);
    case "Group":
    case "ArrayCoerce":
    case "AccessElement":
    case "Filter":
    case "Slice":
      return holdsReferences(node.base);
    default:
      return false;
  }
}

/** Whether whatever the expression finds stands in the document itself, not in one that it refers to. */
function isPartOfDocument(node: ExprNode): boolean {
  switch (node.type) {
    case "This":
      return true;
    case "AccessAttribute":
      return node.base === undefined || isPartOfDocument(node.base);
    case "Map":
    case "FlatMap":
      return isPartOfDocument(node.base) && isPartOfDocument(node.expr);
    case "Group":
    case "ArrayCoerce":
    case "AccessElement":
    case "Filter":
    case "Slice":
      return isPartOfDocument(node.base);
    default:
      return false;
  }
}
