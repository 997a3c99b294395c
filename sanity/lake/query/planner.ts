import type { ExprNode } from "groq-js";
import { all, attributePath, type Condition, conditionOf, indexedField } from "./condition.ts";
import { lookupExpression } from "./lookupExpression.ts";
import { dependsOnScope } from "./scope.ts";
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

/** Documents by ascending `_id`: at least all that fulfil the condition. The answer is in `documents`. */
export interface DocumentsLookup {
  kind: "documents";
  keyCount: number;
  /** Undefined where an index can say nothing. */
  condition: Condition | undefined;
  /** Where only the beginning of an order is wanted. */
  window: Window | undefined;
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
    if (isChain(node)) return this.#chain(node, place, wanted);
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

  #chain(chain: ExprNode, place: Place, wanted: Wanted | undefined): ExprNode {
    const keys: ExprNode[] = [];
    const filters = filtersOf(chain);
    const condition = all(filters.map((filter) => conditionOf(filter, keys)));
    const isOutOfReach = place.isHidden && keys.some((key) => dependsOnScope(key));
    const usedKeys = isOutOfReach ? [] : keys.map((key) => this.rewrite(key, { ...place, isRoot: false }));
    const filtered = this.#rewriteFilters(chain);
    const lookup: DocumentsLookup = {
      kind: "documents",
      keyCount: usedKeys.length,
      condition: isOutOfReach ? undefined : condition,
      window: dependsOnScope(chain) ? undefined : windowOf(filters, filtered, wanted),
    };
    return withBase(filtered, this.#add(lookup, usedKeys, "documents"));
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

function firstOrdering([first]: ExprNode[]): Ordering | undefined {
  if (!first) return undefined;
  const path = attributePath(first.type === "Desc" || first.type === "Asc" ? first.base : first);
  const field = path && indexedField(path);
  return field ? { path: field, direction: first.type === "Desc" ? "desc" : "asc" } : undefined;
}

function windowOf(filters: ExprNode[], filtered: ExprNode, wanted: Wanted | undefined): Window | undefined {
  if (!wanted?.ordering) return undefined;
  const { end, ordering } = wanted;
  return {
    ...ordering,
    end,
    filtered,
    includesMissing: !filters.some((filter) => requires(filter, ordering.path)),
  };
}

/** Whether only documents pass that have a string, a number or a boolean at the path. `defined` is true of more. */
function requires(filter: ExprNode, path: string): boolean {
  const node = ungrouped(filter);
  const isPath = (operand: ExprNode) => attributePath(operand)?.join(".") === path;
  switch (node.type) {
    case "And":
      return requires(node.left, path) || requires(node.right, path);
    case "Or":
      return requires(node.left, path) && requires(node.right, path);
    case "InRange":
      return isPath(node.base);
    case "OpCall":
      return ["<", "<=", ">", ">="].includes(node.op) && (isPath(node.left) || isPath(node.right));
    default:
      return false;
  }
}
