import { type SearchedWord, selectByWords, wordsExpression } from "../store/documentWords.ts";
import { listParameter, statement } from "../store/statements.ts";
import type { Comparison, Condition, Presence } from "./condition.ts";
import type { DatasetReader } from "./datasetReader.ts";
import type { KeyValue } from "./lookupExpression.ts";
import type { PlanLimits } from "./planLimits.ts";
import { matchWords, textQueryWords } from "./searchedWords.ts";

/** A condition with its values. */
export type Selection = Leaf | { kind: "all" | "any"; of: Selection[] };

/** An index and what to look for in it. */
export type Leaf = ValuesLeaf | Presence;

interface ValuesLeaf {
  kind: Comparison["kind"];
  path: string;
  values: string[];
}

/** The condition with the values of its keys; undefined if too little is known of them to leave any document out. */
export function selectionOf(condition: Condition, keys: KeyValue[]): Selection | undefined {
  if ("operator" in condition) {
    const key = keys[condition.key];
    const values =
      key && (condition.kind === "words" ? wordsToLookFor(condition, key) : stringsToLookFor(condition, key));
    return values && { kind: condition.kind, path: condition.path, values };
  }
  if (condition.kind === "elements") return condition;
  const known = condition.of.map((part) => selectionOf(part, keys)).filter((part) => part !== undefined);
  const isEnough = condition.kind === "all" ? known.length > 0 : known.length === condition.of.length;
  return isEnough ? { kind: condition.kind, of: known } : undefined;
}

/**
 * The strings that a document must have one of; undefined if it could pass without. null equals what is missing, which
 * no index shows; but `_id` and `_type` are always strings, and numbers and booleans in fields are always looked at.
 */
function stringsToLookFor({ kind, operator }: Comparison, key: KeyValue): string[] | undefined {
  if (key.kind === "unknown") return undefined;
  const isAlwaysString = kind === "id" || kind === "type";
  switch (operator) {
    case "references":
      if (key.kind === "list") return key.strings;
      return key.kind === "string" ? [key.value] : [];
    case "in":
      if (key.kind !== "list") return [];
      return key.hasOthers && !isAlwaysString ? undefined : key.strings;
    case "==":
      if (key.kind === "string") return [key.value];
      return isAlwaysString || (kind === "field" && key.kind === "scalar") ? [] : undefined;
    default:
      return undefined;
  }
}

/** What the index of words finds nothing for. */
const noWords = '""';

/** One expression for the index of words, or none if no document can pass; undefined if any could. */
function wordsToLookFor({ operator }: Comparison, key: KeyValue): string[] | undefined {
  const words = operator === "match" ? wordsOfPatterns(key) : wordsOfTextQuery(key);
  const expression = words && wordsExpression(words);
  if (expression !== undefined) return [expression];
  return words || key.kind === "unknown" ? undefined : [];
}

function wordsOfTextQuery(key: KeyValue): SearchedWord[] | undefined {
  return key.kind === "string" ? textQueryWords(key.value) : undefined;
}

function wordsOfPatterns(key: KeyValue): SearchedWord[] | undefined {
  if (key.kind === "string") return matchWords([key.value]);
  return key.kind === "list" && !key.hasOthers ? matchWords(key.strings) : undefined;
}

/** The types that a selected document can have; undefined if it can be any. */
export function typesOf(selection: Selection): ReadonlySet<string> | undefined {
  if (selection.kind === "type") return new Set(selection.values);
  if (selection.kind !== "all") return undefined;
  return selection.of.map(typesOf).find((types) => types !== undefined);
}

/**
 * The index entries that together give all the selected documents. Of parts that hold together only the one with the
 * fewest documents is taken; the filter does the rest.
 */
export function narrow(reader: DatasetReader, selection: Selection, limits: PlanLimits): Leaf[] {
  if (!("of" in selection)) return [selection];
  if (selection.kind === "any") return distinct(selection.of.flatMap((part) => narrow(reader, part, limits)));
  let narrowest: { leaves: Leaf[]; count: number } | undefined;
  for (const part of selection.of.toSorted(bySelectivity)) {
    if (narrowest && narrowest.count <= limits.few) break;
    const leaves = narrow(reader, part, limits);
    const counted = selection.of.length > 1 ? count(reader, leaves, limits.counted) : 0;
    if (!narrowest || counted < narrowest.count) narrowest = { leaves, count: counted };
  }
  return narrowest?.leaves ?? [];
}

function distinct(leaves: Leaf[]): Leaf[] {
  return [...new Map(leaves.map((leaf) => [JSON.stringify(leaf), leaf])).values()];
}

const selectivity = ["id", "field", "elements", "reference", "words", "any", "all", "type"];

function bySelectivity(one: Selection, other: Selection): number {
  return selectivity.indexOf(one.kind) - selectivity.indexOf(other.kind);
}

/** How many stored documents the entries name, counted up to `limit` each. */
export function count(reader: DatasetReader, leaves: Leaf[], limit: number): number {
  return leaves.map((leaf) => countOne(reader, leaf, limit)).reduce((sum, one) => sum + one, 0);
}

function countOne(reader: DatasetReader, leaf: Leaf, limit: number): number {
  if (leaf.kind === "id") return leaf.values.length;
  const { sql, parameters } = storedIdsOf(reader, leaf);
  const counting = statement(reader.db, `SELECT count(*) AS count FROM (${sql} LIMIT ?)`);
  return Number(counting.get(...parameters, limit)?.count);
}

/** The ids under which the query sees the documents that the entries name. */
export function visibleIds(reader: DatasetReader, leaves: Leaf[]): Set<string> {
  return new Set(leaves.flatMap((leaf) => (leaf.kind === "id" ? leaf.values : visibleIdsOf(reader, leaf))));
}

function visibleIdsOf(reader: DatasetReader, leaf: Leaf): string[] {
  const { sql, parameters } = storedIdsOf(reader, leaf);
  const rows = statement(reader.db, sql).all(...parameters);
  return rows.map((row) => reader.overlay.visibleId(String(row.id))).filter((id) => id !== undefined);
}

function storedIdsOf(reader: DatasetReader, leaf: Leaf): { sql: string; parameters: (string | number)[] } {
  switch (leaf.kind) {
    case "type":
      return {
        sql: "SELECT id FROM documents WHERE dataset = ? AND type IN (SELECT value FROM json_each(?))",
        parameters: [reader.datasetId, listParameter(leaf.values)],
      };
    case "reference":
      return {
        sql: "SELECT source AS id FROM document_references WHERE dataset = ? AND target IN (SELECT value FROM json_each(?))",
        parameters: [reader.datasetId, listParameter(leaf.values)],
      };
    case "words":
      return {
        sql: selectByWords,
        parameters: [leaf.values[0] ?? noWords, reader.datasetId, reader.datasetId],
      };
    case "elements":
      return {
        sql: "SELECT document AS id FROM document_fields WHERE dataset = ? AND path = ?",
        parameters: [reader.datasetId, leaf.path],
      };
    default:
      // x'00' stands for the values that the index doesn't hold: any of them might be equal.
      return {
        sql: "SELECT document AS id FROM document_fields WHERE dataset = ? AND path = ? AND value IN (SELECT value FROM json_each(?) UNION ALL SELECT x'00')",
        parameters: [reader.datasetId, leaf.path, listParameter(leaf.values)],
      };
  }
}
