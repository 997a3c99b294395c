import { invalidMutation, type LakeError, MutationFault, mutationError } from "../lakeError.ts";
import { itemsWithArrayKeys, withArrayKeys } from "./arrayKeys.ts";
import { checkedDocumentId, newDocumentId } from "./documentId.ts";
import { checkValue, isObject, type JsonObject } from "./documentValue.ts";
import { toLakeTime } from "./lakeTime.ts";
import type { Insert, PatchOperations } from "./patch.ts";

/** A document as sent, with its id settled and without the fields that the lake sets. */
export interface NewDocument {
  _id: string;
  _type: string;
  _createdAt?: string;
  [field: string]: unknown;
}

export type Selection = { id: string } | { query: string; params: JsonObject };

export type Mutation =
  | { kind: "create" | "createOrReplace" | "createIfNotExists"; document: NewDocument }
  | { kind: "delete"; selection: Selection }
  | { kind: "patch"; selection: Selection; operations: PatchOperations; ifRevisionId?: string };

export interface ReadOptions {
  /** Give objects in arrays that come without one a random `_key`. */
  autoGenerateArrayKeys: boolean;
}

/**
 * Reads `mutations` as sent by a client and checks all that can be checked without looking at documents. Random ids and
 * keys are settled here. Throws LakeError 400 that names the mutation, the field and the value.
 */
export function readMutations(mutations: unknown, options: ReadOptions): Mutation[] {
  if (!Array.isArray(mutations)) {
    throw mutationError(invalidMutation(`"mutations" must be an array, not ${shown(mutations)}`), 0);
  }
  return mutations.map((mutation, index) => atIndex(index, () => readMutation(mutation, options)));
}

/** Runs what concerns the mutation (or action) at this place, and gives a fault its place. */
export function atIndex<Result>(
  index: number,
  step: () => Result,
  toError: (fault: MutationFault, index: number) => LakeError = mutationError,
): Result {
  try {
    return step();
  } catch (error) {
    throw error instanceof MutationFault ? toError(error, index) : error;
  }
}

/** Reads one mutation. Throws MutationFault 400. */
export function readMutation(mutation: unknown, options: ReadOptions): Mutation {
  const [kind, ...others] = isObject(mutation) ? Object.keys(mutation) : [];
  if (!isObject(mutation) || kind === undefined || others.length > 0) {
    throw invalidMutation(`A mutation must be an object with one key, the operation, not ${shown(mutation)}`);
  }
  const body = mutation[kind];
  if (!isObject(body)) throw invalidMutation(`"${kind}" must be an object, not ${shown(body)}`);
  checkValue(body, `"${kind}"`);
  switch (kind) {
    case "create":
    case "createOrReplace":
    case "createIfNotExists":
      return { kind, document: readNewDocument(kind, body, options) };
    case "delete":
      return { kind, selection: readSelection(kind, body, []) };
    case "patch":
      return readPatch(body, options);
    default:
      throw invalidMutation(
        `Unknown mutation "${kind}"; use create, createOrReplace, createIfNotExists, delete or patch`,
      );
  }
}

function readNewDocument(kind: string, body: JsonObject, options: ReadOptions): NewDocument {
  if (kind !== "create" && body._id === undefined) throw invalidMutation(`"${kind}" needs an "_id"`);
  const { _id: givenId, _type: type, _createdAt: createdAt, _rev, _updatedAt, ...fields } = body;
  const _id = newDocumentId(givenId);
  if (typeof type !== "string" || type === "") {
    throw invalidMutation(
      `The document ${JSON.stringify(_id)} needs a "_type", a string, not ${shown(type)}`,
      { id: _id },
    );
  }
  const keyed = options.autoGenerateArrayKeys ? mapValues(fields, withArrayKeys) : fields;
  return {
    _id,
    _type: type,
    ...(createdAt !== undefined && { _createdAt: readTime(_id, createdAt) }),
    ...keyed,
  };
}

function readTime(id: string, value: unknown): string {
  const time = toLakeTime(value);
  if (time !== undefined) return time;
  throw invalidMutation(
    `"_createdAt" of ${JSON.stringify(id)} must be a time in RFC 3339 such as "2016-07-27T20:15:00Z", not ${shown(value)}`,
    { id },
  );
}

function readSelection(kind: string, body: JsonObject, otherKeys: readonly string[]): Selection {
  const { id, query, params = {} } = body;
  const unknownKey = Object.keys(body).find((key) => !["id", "query", "params", ...otherKeys].includes(key));
  if (unknownKey !== undefined) throw invalidMutation(`"${kind}" has no option "${unknownKey}"`);
  if (query === undefined) return { id: checkedDocumentId(id) };
  if (id !== undefined || typeof query !== "string" || !isObject(params)) {
    throw invalidMutation(`"${kind}" takes an "id", or a "query" (a string) with "params" (an object)`);
  }
  return { query, params };
}

const operationKeys = ["merge", "setIfMissing", "set", "unset", "diffMatchPatch", "inc", "dec", "insert"];

function readPatch(body: JsonObject, options: ReadOptions): Mutation {
  const { ifRevisionID: ifRevisionId } = body;
  const selection = readSelection("patch", body, ["ifRevisionID", ...operationKeys]);
  if (ifRevisionId !== undefined && typeof ifRevisionId !== "string") {
    throw invalidMutation(`"ifRevisionID" must be a string, not ${shown(ifRevisionId)}`);
  }
  return {
    kind: "patch",
    selection,
    operations: readOperations(body, options),
    ...(ifRevisionId !== undefined && { ifRevisionId }),
  };
}

function readOperations(body: JsonObject, options: ReadOptions): PatchOperations {
  const operations: PatchOperations = {};
  const { merge, setIfMissing, set, unset, diffMatchPatch, inc, dec, insert } = body;
  if (merge !== undefined) operations.merge = readValues("merge", merge, options);
  if (setIfMissing !== undefined) operations.setIfMissing = readValues("setIfMissing", setIfMissing, options);
  if (set !== undefined) operations.set = readValues("set", set, options);
  if (unset !== undefined) operations.unset = readPaths(unset);
  if (diffMatchPatch !== undefined) {
    operations.diffMatchPatch = readRecord("diffMatchPatch", diffMatchPatch, isString);
  }
  if (inc !== undefined) operations.inc = readRecord("inc", inc, isNumber);
  if (dec !== undefined) operations.dec = readRecord("dec", dec, isNumber);
  if (insert !== undefined) operations.insert = readInsert(insert, options);
  return operations;
}

function mapValues(values: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(values).map(([path, value]) => [path, change(value)]));
}

function readValues(name: string, values: unknown, options: ReadOptions): JsonObject {
  if (!isObject(values)) throw noRecord(name, values);
  return options.autoGenerateArrayKeys ? mapValues(values, withArrayKeys) : values;
}

const isString = (value: unknown): value is string => typeof value === "string";
const isNumber = (value: unknown): value is number => typeof value === "number";

function readRecord<Value>(
  name: string,
  values: unknown,
  isValue: (value: unknown) => value is Value,
): Record<string, Value> {
  if (!isObject(values)) throw noRecord(name, values);
  const record: Record<string, Value> = {};
  for (const [path, value] of Object.entries(values)) {
    if (!isValue(value)) {
      throw invalidMutation(`"${name}" can't take ${shown(value)} at ${JSON.stringify(path)}`);
    }
    record[path] = value;
  }
  return record;
}

function noRecord(name: string, values: unknown): MutationFault {
  return invalidMutation(`"${name}" must be an object of paths and values, not ${shown(values)}`);
}

function readPaths(paths: unknown): string[] {
  if (Array.isArray(paths) && paths.every(isString)) return paths;
  throw invalidMutation(`"unset" must be an array of paths, not ${shown(paths)}`);
}

function readInsert(insert: unknown, options: ReadOptions): Insert {
  const { items, ...position } = isObject(insert) ? insert : {};
  const [[place, path] = [], ...others] = Object.entries(position);
  if (!Array.isArray(items) || typeof path !== "string" || others.length > 0) {
    throw invalidMutation(
      `"insert" needs "items" (an array) and one of "before", "after", "replace" (a path)`,
    );
  }
  const keyed = options.autoGenerateArrayKeys ? itemsWithArrayKeys(items) : items;
  if (place === "before") return { before: path, items: keyed };
  if (place === "after") return { after: path, items: keyed };
  if (place === "replace") return { replace: path, items: keyed };
  throw invalidMutation(`"insert" has no position "${place}"; use "before", "after" or "replace"`);
}

/** A value as error messages show it: what is long is only named. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "an array";
  return isObject(value) ? "an object" : JSON.stringify(value);
}
