import { Mutation } from "@sanity/mutator";
import { invalidMutation } from "../lakeError.ts";
import { AttributeWriter } from "./attributeWriter.ts";
import { isObject, type JsonObject } from "./documentValue.ts";
import { exactPath, type PathMatch, pathMatches, plainPaths, readPath } from "./patchPath.ts";

export type Insert = { items: unknown[] } & ({ before: string } | { after: string } | { replace: string });

/** What a patch does; keys, and the items of `unset`, are JSONMatch paths. Applied in the order given here. */
export interface PatchOperations {
  /** Objects are merged attribute by attribute, at every level; anything else is set. */
  merge?: JsonObject;
  setIfMissing?: JsonObject;
  set?: JsonObject;
  unset?: string[];
  diffMatchPatch?: Record<string, string>;
  inc?: Record<string, number>;
  dec?: Record<string, number>;
  insert?: Insert;
}

export interface PatchableDocument {
  _id: string;
  _type: string;
  [field: string]: unknown;
}

export interface PatchedDocument {
  document: PatchableDocument;
  /**
   * What was carried out, which @sanity/mutator applies with the same result: the operations as sent or, where the
   * library would do something else, one patch after the other, `merge` as `set` and with exact paths. Never empty.
   */
  patches: PatchOperations[];
}

/**
 * How many paths of one patch may lead into arrays, or be of another kind than names joined by dots. Each is a search
 * through the arrays and a copy of them.
 */
export const searchedPathsLimit = 1_000;

/**
 * Applies one patch, leaving the given document as it is. @sanity/mutator 6.16.0 does the work; added here are `merge`,
 * every form of path applied once at each place it leads to (the library applies `inc` twice at `list[0:2].count`), no
 * error for a difference to a string that isn't there, and no doubled list when an insertion replaces nothing. What
 * concerns attributes alone is done without the library, in time that grows with the patch and not with its square.
 * Throws MutationFault (400) for what can't be read, for another `_id` or `_type`, and for too many paths.
 */
export function applyPatch(document: PatchableDocument, operations: PatchOperations): PatchedDocument {
  const attributes = new AttributeWriter();
  let current = document;
  let asSent = true;
  let searchedPaths = 0;
  const patches: PatchOperations[] = [];
  for (const operation of onePathEach(operations)) {
    const resolved = resolve(operation, current);
    asSent &&= resolved.length === 1 && resolved[0] === operation;
    let isSearched = false;
    for (const patch of resolved) {
      const written = attributes.write(current, patch);
      isSearched ||= !written;
      current = withSameIdentity(document, written ?? mutate(current, patch));
      patches.push(patch);
    }
    if (isSearched && ++searchedPaths > searchedPathsLimit) throw tooManyPaths(document._id);
  }
  if (asSent) return { document: current, patches: [operations] };
  return { document: current, patches: patches.length > 0 ? patches : [{}] };
}

function onePathEach(operations: PatchOperations): PatchOperations[] {
  const { merge, setIfMissing, set, unset, diffMatchPatch, inc, dec, insert } = operations;
  return [
    ...entries(merge).map(([path, value]) => ({ merge: { [path]: value } })),
    ...entries(setIfMissing).map(([path, value]) => ({ setIfMissing: { [path]: value } })),
    ...entries(set).map(([path, value]) => ({ set: { [path]: value } })),
    ...(unset ?? []).map((path) => ({ unset: [path] })),
    ...entries(diffMatchPatch).map(([path, difference]) => ({ diffMatchPatch: { [path]: difference } })),
    ...entries(inc).map(([path, amount]) => ({ inc: { [path]: amount } })),
    ...entries(dec).map(([path, amount]) => ({ dec: { [path]: amount } })),
    ...(insert ? [{ insert }] : []),
  ];
}

/** The operation itself if the library does what it says, else the operations that do. */
function resolve(operation: PatchOperations, document: JsonObject): PatchOperations[] {
  const { merge, setIfMissing, set, unset, diffMatchPatch, inc, dec, insert } = operation;
  if (merge) return resolveMerge(merge, document);
  if (setIfMissing) {
    return atPlainPaths(operation, setIfMissing, document, (values) => ({ setIfMissing: values }));
  }
  if (set) return atPlainPaths(operation, set, document, (values) => ({ set: values }));
  if (unset) return resolveUnset(operation, unset, document);
  if (diffMatchPatch) {
    return atEachMatch(operation, diffMatchPatch, document, (values) => ({ diffMatchPatch: values }));
  }
  if (inc) return atEachMatch(operation, inc, document, (values) => ({ inc: values }));
  if (dec) return atEachMatch(operation, dec, document, (values) => ({ dec: values }));
  return insert ? resolveInsert(operation, insert, document) : [];
}

function resolveMerge(merge: JsonObject, document: JsonObject): PatchOperations[] {
  return entries(merge).flatMap(([text, value]) =>
    plainPaths(readPath(text), document).flatMap((path) => {
      const matches = pathMatches(readPath(path), document);
      if (matches.length === 0) return [{ set: { [path]: value } }];
      // A copy, because what is reported must stay as it is when a later operation changes the document.
      return matches.map((match) => ({
        set: { [exactPath(match.segments)]: mergedValue(structuredClone(match.value), value) },
      }));
    }),
  );
}

function mergedValue(present: unknown, value: unknown): unknown {
  if (!isObject(present) || !isObject(value)) return value;
  const merged = entries(value).map(([name, nested]) => [name, mergedValue(present[name], nested)]);
  return { ...present, ...Object.fromEntries(merged) };
}

function atPlainPaths(
  operation: PatchOperations,
  values: JsonObject,
  document: JsonObject,
  toOperation: (values: JsonObject) => PatchOperations,
): PatchOperations[] {
  return entries(values).flatMap(([text, value]) => {
    const paths = plainPaths(readPath(text), document);
    return isSame(paths, text) ? [operation] : paths.map((path) => toOperation({ [path]: value }));
  });
}

function atEachMatch<Value>(
  operation: PatchOperations,
  values: Record<string, Value>,
  document: JsonObject,
  toOperation: (values: Record<string, Value>) => PatchOperations,
): PatchOperations[] {
  return entries(values).flatMap(([text, value]) => {
    const path = readPath(text);
    const matches = pathMatches(path, document);
    if (matches.length > 0 && isSame(plainPaths(path, document), text)) return [operation];
    return matches.map((match) => toOperation({ [exactPath(match.segments)]: value }));
  });
}

function resolveUnset(operation: PatchOperations, unset: string[], document: JsonObject): PatchOperations[] {
  return unset.flatMap((text) => {
    const path = readPath(text);
    if (isSame(plainPaths(path, document), text)) return [operation];
    const matches = pathMatches(path, document).sort(lastFirst);
    return matches.map((match) => ({ unset: [exactPath(match.segments)] }));
  });
}

function isSame(paths: string[], text: string): boolean {
  return paths.length === 1 && paths[0] === text;
}

/** From the end of each array to its start, so that removing one item doesn't move the next. */
function lastFirst(left: PathMatch, right: PathMatch): number {
  const index = left.segments.findIndex((segment, position) => segment !== right.segments[position]);
  return Number(right.segments[index]) - Number(left.segments[index]) || 0;
}

function resolveInsert(operation: PatchOperations, insert: Insert, document: JsonObject): PatchOperations[] {
  const path = readPath(insertPath(insert));
  const listSteps = path.steps.slice(0, -1);
  const place = path.steps.at(-1)?.text ?? "";
  if (listSteps.length === 0 || !/^\.?\[/.test(place)) {
    throw invalidMutation(
      `Unable to insert at ${JSON.stringify(path.text)}: end the path with a place in an array, as in "tags[-1]"`,
      { path: path.text },
    );
  }
  if ("replace" in insert && pathMatches(path, document).length === 0) return [];
  const lists = plainPaths({ text: path.text, steps: listSteps }, document);
  const paths = lists.map((list) => list + place.replace(/^\./, ""));
  return isSame(paths, path.text) ? [operation] : paths.map((exact) => ({ insert: insertAt(insert, exact) }));
}

function insertPath(insert: Insert): string {
  if ("before" in insert) return insert.before;
  return "after" in insert ? insert.after : insert.replace;
}

function insertAt(insert: Insert, path: string): Insert {
  const { items } = insert;
  if ("before" in insert) return { before: path, items };
  return "after" in insert ? { after: path, items } : { replace: path, items };
}

function mutate(document: PatchableDocument, patch: PatchOperations): PatchableDocument {
  const { _id: id } = document;
  return applying(
    patch,
    () => new Mutation({ mutations: [{ patch: { id, ...patch } }] }).apply(document) ?? document,
  );
}

function withSameIdentity(document: PatchableDocument, patched: PatchableDocument): PatchableDocument {
  for (const attribute of ["_id", "_type"] as const) {
    if (patched[attribute] === document[attribute]) continue;
    throw invalidMutation(`Cannot modify immutable attribute "${attribute}"`, {
      id: document._id,
      attribute,
    });
  }
  return patched;
}

function tooManyPaths(id: string): Error {
  return invalidMutation(
    `A patch takes at most ${searchedPathsLimit} paths that aren't names joined by dots, and this one of ${JSON.stringify(id)} has more; send several, or set whole arrays`,
    { id },
  );
}

function applying<Result>(patch: PatchOperations, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidMutation(`Unable to apply "${Object.keys(patch).join()}": ${reason.slice(0, 200)}`);
  }
}

function entries<Value>(values: Record<string, Value> = {}): [string, Value][] {
  return Object.entries(values);
}
