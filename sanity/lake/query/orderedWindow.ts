import { unlistedValue } from "../store/indexedFields.ts";
import type { LakeDocument } from "../store/lakeDocument.ts";
import { statement } from "../store/statements.ts";
import type { DatasetReader } from "./datasetReader.ts";
import { documentsWithout } from "./documentsWithout.ts";
import type { KeyValue } from "./lookupExpression.ts";
import type { PlanLimits } from "./planLimits.ts";
import type { Window } from "./planner.ts";

/** Where the bytes of UTF-8, which order the index, and JavaScript's strings begin to differ. */
const ordersDifferently = /[\ud800-\uffff]/;

/** Between what the values of an order lie, both included. */
export interface Range {
  from: string;
  to: string | Uint8Array;
}

/** Every string sorts before x'00', which stands for values that aren't listed. */
const fromRange = `FROM document_fields
  WHERE dataset = ? AND path = ? AND value >= ? AND value <= ? AND value < x'00'`;

/**
 * The narrowest range that the keys of a window's bounds tell. Against a string that both sort alike, every other
 * string sorts alike in the index and in JavaScript; what is no string passes no comparison with one.
 */
export function rangeOf({ bounds }: Window, keys: KeyValue[]): Range {
  const strings = (positions: number[]) =>
    positions
      .flatMap((position) => {
        const key = keys[position];
        return key?.kind === "string" && !ordersDifferently.test(key.value) ? [key.value] : [];
      })
      .sort();
  return { from: strings(bounds.from).at(-1) ?? "", to: strings(bounds.to).at(0) ?? unlistedValue };
}

/** How many rows of the index are read at least, counted up to `limit`: all in the range, or as many as are wanted. */
export function rowsToRead(
  reader: DatasetReader,
  { path, end }: Window,
  { from, to }: Range,
  limit: number,
): number {
  const counting = statement(reader.db, `SELECT count(*) AS count FROM (SELECT 1 ${fromRange} LIMIT ?)`);
  return Number(counting.get(reader.datasetId, path, from, to, Math.min(end, limit))?.count);
}

/**
 * The documents among which the first `end` of the order are, by ascending `_id`: read from the index in its order
 * until enough of them pass the filter, and on to the last equal value. Undefined if the index doesn't answer: too
 * few pass, too many have no listed value, or the values sort differently in JavaScript.
 *
 * In groq-js's order numbers come before strings, then booleans, then everything else, and `desc` turns all of it
 * round; so documents without a string at the path are always among the answer where they could come first.
 */
export function readWindow(
  reader: DatasetReader,
  window: Window,
  range: Range,
  types: ReadonlySet<string> | undefined,
  limits: PlanLimits,
  passing: (documents: LakeDocument[]) => number,
): LakeDocument[] | undefined {
  const listed = readListed(reader, window, range, types, limits, passing);
  if (!listed) return undefined;
  const canMissingMatter = window.includesMissing && (window.direction === "desc" || !listed.isBeginning);
  const missing = canMissingMatter ? documentsWithout(reader, window.path, types, limits.unlisted) : [];
  const unlisted = storedIdsUnlisted(reader, window.path, limits.unlisted);
  if (!missing || !unlisted) return undefined;
  const visibleIds = [...missing, ...unlisted].map((id) => reader.overlay.visibleId(id));
  return reader.findAll(
    new Set([...listed.visibleIds, ...visibleIds.filter((id) => id !== undefined)]),
    types,
  );
}

interface Listed {
  visibleIds: string[];
  /** Whether enough pass before the index ends. */
  isBeginning: boolean;
}

function readListed(
  reader: DatasetReader,
  { path, direction, end }: Window,
  range: Range,
  types: ReadonlySet<string> | undefined,
  limits: PlanLimits,
  passing: (documents: LakeDocument[]) => number,
): Listed | undefined {
  const visibleIds: string[] = [];
  let batch: LakeDocument[] = [];
  let passed = 0;
  let lastWanted: string | undefined;
  let rowCount = 0;
  for (const { id, value } of listedRows(reader, path, direction, range)) {
    if (lastWanted !== undefined && value !== lastWanted) return { visibleIds, isBeginning: true };
    if (++rowCount > limits.windowRows || ordersDifferently.test(value)) return undefined;
    const document = findUncovered(reader, id, types);
    if (!document) continue;
    visibleIds.push(document._id);
    if (lastWanted !== undefined) continue;
    batch.push(document);
    if (batch.length < Math.max(limits.batch, end)) continue;
    passed += passing(batch);
    batch = [];
    if (passed >= end) lastWanted = value;
  }
  return { visibleIds, isBeginning: false };
}

function* listedRows(
  reader: DatasetReader,
  path: string,
  direction: Window["direction"],
  { from, to }: Range,
): Generator<{ id: string; value: string }> {
  const select = `SELECT document AS id, value ${fromRange} ORDER BY value ${direction}`;
  // A statement of its own, because the filter that is tried between rows may read another window.
  for (const row of reader.db.prepare(select).iterate(reader.datasetId, path, from, to)) {
    yield { id: String(row.id), value: String(row.value) };
  }
}

function findUncovered(
  reader: DatasetReader,
  storedId: string,
  types: ReadonlySet<string> | undefined,
): LakeDocument | undefined {
  const visibleId = reader.overlay.visibleId(storedId);
  if (visibleId === undefined || !reader.isUncovered(storedId, visibleId)) return undefined;
  return reader.find(visibleId, types);
}

/** Documents with a number, a boolean or a long string at the path; undefined if they are many. */
function storedIdsUnlisted(reader: DatasetReader, path: string, limit: number): string[] | undefined {
  const rows = statement(
    reader.db,
    "SELECT document AS id FROM document_fields WHERE dataset = ? AND path = ? AND value = x'00' LIMIT ?",
  ).all(reader.datasetId, path, limit + 1);
  return rows.length > limit ? undefined : rows.map((row) => String(row.id));
}
