import { type EvaluateOptions, type ExprNode, evaluateSync, toJS } from "groq-js";
import type { LakeDocument } from "../store/lakeDocument.ts";
import type { DatasetReader, FoundDocument } from "./datasetReader.ts";
import { type Excerpt, targetsOf } from "./excerpt.ts";
import { Footprint } from "./footprint.ts";
import { type KeyValue, readLookupRequest } from "./lookupExpression.ts";
import { type Range, rangeOf, readWindow, rowsToRead } from "./orderedWindow.ts";
import type { PlanLimits } from "./planLimits.ts";
import {
  type DocumentsLookup,
  type Lookup,
  type QueryPlan,
  type Window,
  windowParameter,
} from "./planner.ts";
import { count, type Leaf, narrow, selectionOf, typesOf, visibleIds } from "./selection.ts";
import { TextMatches } from "./textMatch.ts";

/** How the documents of an answer were found. */
export interface PlanReport {
  /** How many `*` could only be answered by reading every document. */
  scans: number;
  /** How many documents were handed to groq-js to filter. */
  candidates: number;
  /** Such as `id`, `type`, `reference`, `field slug.current`, `order publishedAt`. */
  indexes: string[];
}

/** One evaluation of a planned query: answers the lookups that groq-js meets, and notes what they took. */
export class PlannedRun {
  readonly footprint = new Footprint();
  readonly #plan: QueryPlan;
  readonly #reader: DatasetReader;
  readonly #limits: PlanLimits;
  readonly #options: EvaluateOptions;
  readonly #answers = new Map<string, Record<string, unknown>>();
  readonly #excerptsByKey = new Map<string, FoundDocument[]>();
  readonly #candidateIds = new Set<string>();
  readonly #indexes = new Set<string>();
  /** They compare what the run has read already, so the answer depends on nothing more. */
  readonly #textMatches: TextMatches;
  #scans = 0;

  constructor(plan: QueryPlan, reader: DatasetReader, options: EvaluateOptions, limits: PlanLimits) {
    this.#plan = plan;
    this.#reader = reader;
    this.#textMatches = new TextMatches((id) => reader.find(id));
    this.#limits = limits;
    this.#options = { ...options, dataset: [], dereference: ({ _ref }) => this.#dereference(_ref) };
  }

  get report(): PlanReport {
    return { scans: this.#scans, candidates: this.#candidateIds.size, indexes: [...this.#indexes] };
  }

  /** The query's result as plain JSON values. All reads must see one snapshot, which is the caller's to open. */
  evaluate(): unknown {
    return toJS(evaluateSync(this.#plan.tree, this.#options));
  }

  #dereference(reference: string): Record<string, unknown> | undefined {
    const request = readLookupRequest(reference);
    if (!request) return this.#textMatches.answer(reference) ?? this.#refer(reference);
    const known = this.#answers.get(reference);
    if (known) return known;
    const lookup = this.#plan.lookups[request.number];
    if (!lookup) throw new Error(`the plan has no lookup ${request.number}`);
    const answer = this.#answer(lookup, request.keys.length === lookup.keyCount ? request.keys : []);
    this.#answers.set(reference, answer);
    return answer;
  }

  #refer(id: string): LakeDocument | undefined {
    const document = this.#reader.find(id);
    this.footprint.addDocument(id, document?._type);
    return document;
  }

  #answer(lookup: Lookup, keys: KeyValue[]): Record<string, unknown> {
    if (lookup.kind === "constant") return { value: evaluateSync(lookup.expression, this.#options).data };
    const candidates = this.#candidates(lookup, keys);
    for (const { _id, _type } of candidates) {
      this.#candidateIds.add(_id);
      this.footprint.learnType(_id, _type);
    }
    return { documents: lookup.slice ? this.#slice(lookup.slice, candidates) : candidates };
  }

  #candidates({ condition, window, excerpt }: DocumentsLookup, keys: KeyValue[]): FoundDocument[] {
    const selection = condition && selectionOf(condition, keys);
    this.footprint.addSelection(selection);
    const types = selection && typesOf(selection);
    const leaves = selection && narrow(this.#reader, selection, this.#limits);
    if (window) {
      const { manyToOrder, windowRows } = this.#limits;
      const candidateCount = leaves ? count(this.#reader, leaves, windowRows) : windowRows;
      if (candidateCount >= manyToOrder) {
        // Never more rows in order than there are candidates without: few of those rows may pass the filter.
        const rowsPerCandidate = excerpt && leaves ? 1 / this.#limits.excerptsPerRow : 1;
        const rowLimit = Math.ceil(candidateCount * rowsPerCandidate);
        const documents = this.#readWindow(window, rangeOf(window, keys), types, rowLimit);
        if (documents) return documents;
      }
    }
    if (leaves) {
      for (const { kind, path } of leaves) this.#indexes.add(kind === path ? kind : `field ${path}`);
      return this.#excerpts(excerpt, leaves, types, keys) ?? this.#findAll(leaves, types);
    }
    this.#scans += 1;
    return this.#reader.everything();
  }

  #findAll(leaves: Leaf[], types: ReadonlySet<string> | undefined): LakeDocument[] {
    return this.#reader.findAll(visibleIds(this.#reader, leaves), types);
  }

  /** Undefined if excerpts won't do, or the documents are so few that they may be read whole. */
  #excerpts(
    excerpt: Excerpt | undefined,
    leaves: Leaf[],
    types: ReadonlySet<string> | undefined,
    keys: KeyValue[],
  ): FoundDocument[] | undefined {
    const { few } = this.#limits;
    const targets = excerpt && targetsOf(excerpt, keys);
    if (!targets || count(this.#reader, leaves, few + 1) <= few) return undefined;
    // A list is often counted and sliced in one query.
    const key = JSON.stringify([excerpt.attributes, targets, leaves, types && [...types]]);
    const known = this.#excerptsByKey.get(key);
    if (known) return known;
    const ids = visibleIds(this.#reader, leaves);
    const found = this.#reader.findExcerpts(ids, types, excerpt.attributes, targets);
    if (found) this.#excerptsByKey.set(key, found);
    return found;
  }

  /** The documents of the slice, in its order. */
  #slice(slice: ExprNode, candidates: FoundDocument[]): LakeDocument[] {
    return this.#evaluateOn(slice, candidates).flatMap(({ _id }) => this.#reader.find(_id) ?? []);
  }

  #readWindow(
    window: Window,
    range: Range,
    types: ReadonlySet<string> | undefined,
    windowRows: number,
  ): LakeDocument[] | undefined {
    const limits = { ...this.#limits, windowRows };
    if (rowsToRead(this.#reader, window, range, windowRows + 1) > windowRows) return undefined;
    const documents = readWindow(
      this.#reader,
      window,
      range,
      types,
      limits,
      (tried) => this.#evaluateOn(window.filtered, tried).length,
    );
    if (documents) this.#indexes.add(`order ${window.path}`);
    return documents;
  }

  /** Those of the documents that an expression keeps, which finds them in the parameter `windowParameter`. */
  #evaluateOn(expression: ExprNode, documents: FoundDocument[]): FoundDocument[] {
    const params = { ...this.#options.params, [windowParameter]: documents };
    const kept: unknown = evaluateSync(expression, { ...this.#options, params }).data;
    return Array.isArray(kept) ? kept : [];
  }
}
