import type { ExprNode, FuncCallNode, PipeFuncCallNode, SliceNode } from "groq-js";
import { all, attributePath, type Condition, conditionOf, indexedField } from "./condition.ts";
import { type Excerpt, excerptOf } from "./excerpt.ts";
import { lookupExpression } from "./lookupExpression.ts";
import { dependsOnScope, movedOutOfFilter } from "./scope.ts";
import { contains, mapOperands, type ScopeStep, ungrouped } from "./syntaxTree.ts";

/**
 * A query in which every `*` is a lookup of the documents that may pass the filters right after it. All filters are
 * still there and decide; a lookup only spares them the documents that can't pass.
 */
export interface QueryPlan {
  tree: ExprNode;
  lookups: Lookup[];
}

export type Lookup = DocumentsLookup | ConstantLookup;

/**
 * Documents by ascending `_id`: at least all that fulfil the condition; or, of these, the slice. The answer is in
 * `documents`.
 */
export interface DocumentsLookup {
  kind: "documents";
  keyCount: number;
  /** Undefined where an index can say nothing. */
  condition: Condition | undefined;
  /** Where only the beginning of an order is wanted. */
  window: Window | undefined;
  /** Enough of the documents to filter and count them, or to find the slice. */
  excerpt: Excerpt | undefined;
  /** `*[filter] | order(…)[from...to]` of the documents in the parameter `windowParameter`. */
  slice: ExprNode | undefined;
}

/** A sub-query whose value is the same wherever it stands, worked out once. The answer is in `value`. */
export interface ConstantLookup {
  kind: "constant";
  keyCount: 0;
  expression: ExprNode;
}

/** `*[filter] | order(path desc)[0...end]`: what sorts after the first `end` documents that pass needn't be there. */
export interface Window extends Ordering {
  end: number;
  /** The filters, applied to the documents in the parameter `windowParameter`. */
  filtered: ExprNode;
  /** Whether a document without a string, number or boolean at the path may pass. */
  includesMissing: boolean;
  bounds: Bounds;
}

/** Positions of the keys that the value at the path is compared with: it is no less than any of `from`, no more than any of `to`. */
export interface Bounds {
  from: number[];
  to: number[];
}

/** The first ordering, by an indexed path; further ones decide among equals only. */
interface Ordering {
  path: string;
  direction: "asc" | "desc";
}

/** Holds the documents that a window tries. No query can name it: GROQ knows no parameter with a space. */
export const windowParameter = "window documents";

/** Plans a query without running it. The plan holds for any dataset, perspective and parameters. */
export function planQuery(query: ExprNode): QueryPlan {
  const planner = new Planner();
  const tree = planner.rewrite(query, { isRoot: true, isHidden: false });
  return { tree, lookups: planner.lookups };
}

/** The same plan, which reads no documents in the order of an index: for a connection whose transaction writes. */
export function withoutWindows({ tree, lookups }: QueryPlan): QueryPlan {
  const unordered = lookups.map((lookup) =>
    lookup.kind === "documents" ? { ...lookup, window: undefined } : lookup,
  );
  return { tree, lookups: unordered };
}

interface Place {
  /** Evaluated once per query, not once per element of something. */
  isRoot: boolean;
  /** In a scope that `^` skips. */
  isHidden: boolean;
}

/** How much of a list is wanted by what stands around it. */
interface Wanted {
  end: number;
  ordering?: Ordering;
}

/** What becomes of the documents that a lookup finds. */
interface Use {
  wanted?: Wanted | undefined;
  /** The expressions that are all that reads them; without, anything may. */
  reading?: ExprNode[];
}

/** `*[filter] | order(…)[from...to]` whose value is the same wherever it stands, and that can be found in excerpts. */
interface Slice {
  node: SliceNode;
  order: PipeFuncCallNode;
  wanted: Wanted | undefined;
}

const releases: ExprNode = {
  type: "Filter",
  base: { type: "Everything" },
  expr: {
    type: "OpCall",
    op: "==",
    left: { type: "AccessAttribute", name: "_type" },
    right: { type: "Value", value: "system.release" },
  },
};

class Planner {
  readonly lookups: Lookup[] = [];
  readonly #constants = new Map<string, ExprNode>();

  rewrite(node: ExprNode, place: Place, wanted?: Wanted): ExprNode {
    if (!contains(node, readsDataset)) return node;
    if (!place.isRoot && !dependsOnScope(node)) return this.#constant(node);
    if (isReleases(node)) return this.rewrite(releases, place);
    if (isChain(node)) return this.#chain(node, place, { wanted });
    const count = countOf(node);
    if (count) {
      const counted = this.#chain(count.chain, place, { reading: filtersOf(count.chain) });
      return { ...count.node, args: [counted] };
    }
    const slice = sliceOf(node);
    if (slice) return this.#slice(slice, place);
    const wantedOfBase = wantedFromBase(node, wanted);
    return mapOperands(node, (operand, step) =>
      this.rewrite(operand, enter(place, step), step === "same" ? wantedOfBase : undefined),
    );
  }

  #constant(expression: ExprNode): ExprNode {
    const text = JSON.stringify(expression);
    const known = this.#constants.get(text);
    if (known) return known;
    const reference = this.#add({ kind: "constant", keyCount: 0, expression }, [], "value");
    this.#constants.set(text, reference);
    return reference;
  }

  #chain(chain: ExprNode, place: Place, use: Use): ExprNode {
    const { filtered, lookup, keys } = this.#lookup(chain, place, use);
    return withBase(filtered, this.#add(lookup, keys, "documents"));
  }

  #slice({ node, order, wanted }: Slice, place: Place): ExprNode {
    const { filtered, lookup, keys } = this.#lookup(order.base, place, {
      wanted,
      reading: [...filtersOf(order.base), ...order.args],
    });
    const args = order.args.map((arg) => this.rewrite(arg, { isRoot: false, isHidden: false }));
    const slice = { ...node, base: { ...order, base: filtered, args } };
    return this.#add({ ...lookup, slice }, keys, "documents");
  }

  #lookup(chain: ExprNode, place: Place, { wanted, reading }: Use) {
    const keys: ExprNode[] = [];
    const filters = filtersOf(chain);
    const condition = all(filters.map((filter) => conditionOf(filter, keys)));
    const filtered = this.#rewriteFilters(chain);
    const window = dependsOnScope(chain) ? undefined : windowOf(filters, filtered, wanted, keys);
    const excerpt = reading && excerptOf(reading, keys);
    const isOutOfReach = place.isHidden && keys.some((key) => dependsOnScope(key));
    const usedKeys = isOutOfReach ? [] : keys.map((key) => this.rewrite(key, { ...place, isRoot: false }));
    const lookup: DocumentsLookup = {
      kind: "documents",
      keyCount: usedKeys.length,
      condition: isOutOfReach ? undefined : condition,
      window,
      excerpt,
      slice: undefined,
    };
    return { filtered, lookup, keys: usedKeys };
  }

  #rewriteFilters(chain: ExprNode): ExprNode {
    if (chain.type === "Everything") return { type: "Parameter", name: windowParameter };
    return mapOperands(chain, (operand, step) =>
      step === "same"
        ? this.#rewriteFilters(operand)
        : this.rewrite(operand, { isRoot: false, isHidden: false }),
    );
  }

  #add(lookup: Lookup, keys: ExprNode[], answer: string): ExprNode {
    const number = this.lookups.push(lookup) - 1;
    if (lookup.kind === "constant") {
      lookup.expression = this.rewrite(lookup.expression, { isRoot: true, isHidden: false });
    }
    return lookupExpression(number, keys, answer);
  }
}

function enter(place: Place, step: ScopeStep): Place {
  return step === "same" ? place : { isRoot: false, isHidden: step === "hidden" };
}

function readsDataset(node: ExprNode): boolean {
  return node.type === "Everything" || isReleases(node);
}

function isReleases(node: ExprNode): boolean {
  return node.type === "FuncCall" && node.namespace === "releases" && node.name === "all";
}

/** Whether this is `*`, or `*` with filters right after it. */
function isChain(node: ExprNode): boolean {
  if (node.type === "Filter" || node.type === "Group") return isChain(node.base);
  return node.type === "Everything";
}

function filtersOf(chain: ExprNode): ExprNode[] {
  if (chain.type === "Filter") return [...filtersOf(chain.base), chain.expr];
  return chain.type === "Group" ? filtersOf(chain.base) : [];
}

function withBase(chain: ExprNode, base: ExprNode): ExprNode {
  if (chain.type !== "Filter" && chain.type !== "Group") return base;
  return { ...chain, base: withBase(chain.base, base) };
}

function wantedFromBase(node: ExprNode, wanted: Wanted | undefined): Wanted | undefined {
  switch (node.type) {
    case "AccessElement":
      return node.index >= 0 ? { end: node.index + 1 } : undefined;
    case "Slice":
      return node.left >= 0 && node.right >= 0 ? { end: node.right + (node.isInclusive ? 1 : 0) } : undefined;
    case "Group":
      return wanted;
    case "PipeFuncCall": {
      const ordering =
        node.name === "order" && wanted && !wanted.ordering ? firstOrdering(node.args) : undefined;
      return wanted && ordering && { ...wanted, ordering };
    }
    default:
      return undefined;
  }
}

/** `count(*[filter])`, of which only the filter reads the documents. */
function countOf(node: ExprNode): { node: FuncCallNode; chain: ExprNode } | undefined {
  if (node.type !== "FuncCall" || node.namespace !== "global" || node.name !== "count") return undefined;
  const [chain] = node.args;
  return chain && isChain(chain) ? { node, chain } : undefined;
}

function sliceOf(node: ExprNode): Slice | undefined {
  if (node.type !== "Slice" || dependsOnScope(node)) return undefined;
  const order = ungrouped(node.base);
  if (order.type !== "PipeFuncCall" || order.name !== "order" || !isChain(order.base)) return undefined;
  if (!excerptOf([...filtersOf(order.base), ...order.args], [])) return undefined;
  return { node, order, wanted: wantedFromBase(order, wantedFromBase(node, undefined)) };
}

function firstOrdering([first]: ExprNode[]): Ordering | undefined {
  if (!first) return undefined;
  const path = attributePath(first.type === "Desc" || first.type === "Asc" ? first.base : first);
  const field = path && indexedField(path);
  return field ? { path: field, direction: first.type === "Desc" ? "desc" : "asc" } : undefined;
}

function windowOf(
  filters: ExprNode[],
  filtered: ExprNode,
  wanted: Wanted | undefined,
  keys: ExprNode[],
): Window | undefined {
  if (!wanted?.ordering) return undefined;
  const { end, ordering } = wanted;
  return {
    ...ordering,
    end,
    filtered,
    includesMissing: !filters.some((filter) => requires(filter, ordering.path)),
    bounds: boundsOf(filters, ordering.path, keys),
  };
}

/** What the filters compare the value at the path with; the expressions are added to `keys`. */
function boundsOf(filters: ExprNode[], path: string, keys: ExprNode[]): Bounds {
  const bounds: Bounds = { from: [], to: [] };
  for (const filter of filters.flatMap(conjuncts)) {
    if (filter.type !== "OpCall") continue;
    const { op, left, right } = filter;
    const isLeft = isAtPath(left, path);
    const key = isLeft || isAtPath(right, path) ? movedOutOfFilter(isLeft ? right : left) : undefined;
    if (!key || !isRangeOperator(op)) continue;
    const side = op.startsWith(">") === isLeft ? bounds.from : bounds.to;
    side.push(keys.push(key) - 1);
  }
  return bounds;
}

/** The conditions that hold together in a filter. */
function conjuncts(filter: ExprNode): ExprNode[] {
  const node = ungrouped(filter);
  return node.type === "And" ? [...conjuncts(node.left), ...conjuncts(node.right)] : [node];
}

function isRangeOperator(op: string): boolean {
  return ["<", "<=", ">", ">="].includes(op);
}

function isAtPath(operand: ExprNode, path: string): boolean {
  return attributePath(operand)?.join(".") === path;
}

/** Whether only documents pass that have a string, a number or a boolean at the path. `defined` is true of more. */
function requires(filter: ExprNode, path: string): boolean {
  const node = ungrouped(filter);
  switch (node.type) {
    case "And":
      return requires(node.left, path) || requires(node.right, path);
    case "Or":
      return requires(node.left, path) && requires(node.right, path);
    case "InRange":
      return isAtPath(node.base, path);
    case "OpCall":
      return isRangeOperator(node.op) && (isAtPath(node.left, path) || isAtPath(node.right, path));
    default:
      return false;
  }
}
