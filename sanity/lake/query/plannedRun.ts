import { type EvaluateOptions, evaluateSync, toJS } from "groq-js";
import type { LakeDocument } from "../store/lakeDocument.ts";
import type { DatasetReader } from "./datasetReader.ts";
import { Footprint } from "./footprint.ts";
import { type KeyValue, readLookupRequest } from "./lookupExpression.ts";
import { readWindow } from "./orderedWindow.ts";
import type { PlanLimits } from "./planLimits.ts";
import {
  type DocumentsLookup,
  type Lookup,
  type QueryPlan,
  type Window,
  windowParameter,
} from "./planner.ts";
import { count, narrow, selectionOf, typesOf, visibleIds } from "./selection.ts";

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
  readonly #candidateIds = new Set<string>();
  readonly #indexes = new Set<string>();
  #scans = 0;

  constructor(plan: QueryPlan, reader: DatasetReader, options: EvaluateOptions, limits: PlanLimits) {
    this.#plan = plan;
    this.#reader = reader;
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
    if (!request) return this.#refer(reference);
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
    const documents = this.#candidates(lookup, keys);
    for (const { _id, _type } of documents) {
      this.#candidateIds.add(_id);
      this.footprint.learnType(_id, _type);
    }
    return { documents };
  }

  #candidates({ condition, window }: DocumentsLookup, keys: KeyValue[]): LakeDocument[] {
    const selection = condition && selectionOf(condition, keys);
    this.footprint.addSelection(selection);
    const types = selection && typesOf(selection);
    const leaves = selection && narrow(this.#reader, selection, this.#limits);
    if (window) {
      const { manyToOrder, windowRows } = this.#limits;
      const candidateCount = leaves ? count(this.#reader, leaves, windowRows) : windowRows;
      if (candidateCount >= manyToOrder) {
        // Never more rows in order than there are candidates without: few of those rows may pass the filter.
        const documents = this.#readWindow(window, types, candidateCount);
        if (documents) return documents;
      }
    }
    if (leaves) {
      for (const { kind, path } of leaves) this.#indexes.add(kind === "field" ? `field ${path}` : kind);
      return this.#reader.findAll(visibleIds(this.#reader, leaves), types);
    }
    this.#scans += 1;
    return this.#reader.everything();
  }

  #readWindow(
    window: Window,
    types: ReadonlySet<string> | undefined,
    windowRows: number,
  ): LakeDocument[] | undefined {
    const limits = { ...this.#limits, windowRows };
    const documents = readWindow(this.#reader, window, types, limits, (tried) => {
      const params = { ...this.#options.params, [windowParameter]: tried };
      const passing: unknown = evaluateSync(window.filtered, { ...this.#options, params }).data;
      return Array.isArray(passing) ? passing.length : 0;
    });
    if (documents) this.#indexes.add(`order ${window.path}`);
    return documents;
  }
}
