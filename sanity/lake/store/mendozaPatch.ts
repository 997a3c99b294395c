import { isObject, type JsonObject } from "./documentValue.ts";

/** Operations in Mendoza's order: an opcode, its operands, the next opcode. An empty patch changes nothing. */
export type MendozaPatch = readonly unknown[];

/** The opcodes of https://github.com/sanity-io/mendoza that are used here. Paths go through the old value. */
const op = {
  value: 0,
  blank: 2,
  pushFieldCopy: 10,
  pushFieldBlank: 11,
  pushElementCopy: 12,
  pushElementBlank: 13,
  returnIntoObjectSameKeyPop: 15,
  returnIntoArrayPop: 16,
  objectSetFieldValue: 17,
  objectDeleteField: 19,
  arrayAppendValue: 20,
  arrayAppendSlice: 21,
  stringAppendString: 22,
  stringAppendSlice: 23,
} as const;

/**
 * A patch in Mendoza that makes `after` of `before`, both JSON: what stays is referred to and not repeated, down to
 * items of arrays (found by their value, else by their `_key`) and to the start and end of strings.
 * `[0, after]` where nothing is shorter, and so `[0, null]` for what is gone.
 */
export function mendozaPatch(before: unknown, after: unknown): MendozaPatch {
  const change = changeOf(before, after);
  switch (change.kind) {
    case "none":
      return [];
    case "value":
      return [op.value, after];
    case "copy":
      return change.operations;
    case "blank":
      return [op.blank, ...change.operations];
  }
}

/** How a value changes: not at all, to another one, or by operations on a copy of it or on an empty value. */
type Change = { kind: "none" } | { kind: "value" } | { kind: "copy" | "blank"; operations: unknown[] };

function changeOf(before: unknown, after: unknown): Change {
  if (before === after) return { kind: "none" };
  const change = operationsFor(before, after);
  if (!("operations" in change)) return change;
  const isShorter = JSON.stringify(change.operations).length < JSON.stringify(after).length;
  return isShorter ? change : { kind: "value" };
}

function operationsFor(before: unknown, after: unknown): Change {
  if (typeof before === "string" && typeof after === "string") return stringChange(before, after);
  if (Array.isArray(before) && Array.isArray(after)) return arrayChange(before, after);
  if (isObject(before) && isObject(after)) return objectChange(before, after);
  return { kind: "value" };
}

function objectChange(before: JsonObject, after: JsonObject): Change {
  const operations: unknown[] = [];
  // Operands are places among the sorted keys.
  for (const [place, key] of Object.keys(before).sort().entries()) {
    if (Object.hasOwn(after, key)) operations.push(...fieldOperations(place, key, before[key], after[key]));
    else operations.push(op.objectDeleteField, place);
  }
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key)) operations.push(op.objectSetFieldValue, value, key);
  }
  return operations.length === 0 ? { kind: "none" } : { kind: "copy", operations };
}

function fieldOperations(place: number, key: string, before: unknown, after: unknown): unknown[] {
  const change = changeOf(before, after);
  switch (change.kind) {
    case "none":
      return [];
    case "value":
      return [op.objectSetFieldValue, after, key];
    case "copy":
      return [op.pushFieldCopy, place, ...change.operations, op.returnIntoObjectSameKeyPop];
    case "blank":
      return [op.pushFieldBlank, place, ...change.operations, op.returnIntoObjectSameKeyPop];
  }
}

function arrayChange(before: readonly unknown[], after: readonly unknown[]): Change {
  const operations: unknown[] = [];
  const find = itemFinder(before);
  let slice = { start: 0, end: 0 };
  const endSlice = () => {
    if (slice.end > slice.start) operations.push(op.arrayAppendSlice, slice.start, slice.end);
  };
  for (const item of after) {
    const place = find(item, slice.end);
    const change: Change = place === undefined ? { kind: "value" } : changeOf(before[place], item);
    if (place !== undefined && change.kind === "none") {
      if (place !== slice.end) {
        endSlice();
        slice = { start: place, end: place };
      }
      slice.end += 1;
      continue;
    }
    endSlice();
    const next = (place ?? slice.end) + 1;
    slice = { start: next, end: next };
    operations.push(...itemOperations(place, change, item));
  }
  if (slice.start === 0 && slice.end === before.length && after.length === before.length) {
    return { kind: "none" };
  }
  endSlice();
  return after.length === 0 ? { kind: "value" } : { kind: "blank", operations };
}

function itemOperations(place: number | undefined, change: Change, item: unknown): unknown[] {
  switch (change.kind) {
    case "copy":
      return [op.pushElementCopy, place, ...change.operations, op.returnIntoArrayPop];
    case "blank":
      return [op.pushElementBlank, place, ...change.operations, op.returnIntoArrayPop];
    default:
      return [op.arrayAppendValue, item];
  }
}

/**
 * Returns a function that says which item of an array a new item is made of: the expected one if they are equal, else any
 * equal one, else the one with the same `_key`, else the expected one if neither has a key.
 */
function itemFinder(items: readonly unknown[]): (item: unknown, expected: number) => number | undefined {
  const texts = items.map((item) => JSON.stringify(item));
  const placeByText = new Map(texts.map((text, place) => [text, place]));
  const placeByKey = new Map(items.map((item, place) => [keyOf(item), place]));
  return (item, expected) => {
    const text = JSON.stringify(item);
    if (texts[expected] === text) return expected;
    const equal = placeByText.get(text);
    if (equal !== undefined) return equal;
    const key = keyOf(item);
    if (key !== undefined) return placeByKey.get(key);
    return expected < items.length && keyOf(items[expected]) === undefined ? expected : undefined;
  };
}

function keyOf(item: unknown): string | undefined {
  return isObject(item) && typeof item._key === "string" ? item._key : undefined;
}

/**
 * What two strings begin and end with is kept, in bytes of UTF-8. More slices would make some patches shorter, but the
 * decoder (mendoza 3.0.8, `stringAppendSlice`) finds the end of a slice only if it starts or ends with the string.
 */
function stringChange(before: string, after: string): Change {
  if (after === "") return { kind: "value" };
  const prefix = commonPrefix(before, after);
  const suffix = commonSuffix(before, after, prefix);
  const bytes = Buffer.byteLength(before);
  const operations: unknown[] = [];
  if (prefix > 0) operations.push(op.stringAppendSlice, 0, Buffer.byteLength(before.slice(0, prefix)));
  const between = after.slice(prefix, after.length - suffix);
  if (between !== "") operations.push(op.stringAppendString, between);
  if (suffix > 0) {
    const kept = Buffer.byteLength(before.slice(before.length - suffix));
    operations.push(op.stringAppendSlice, bytes - kept, bytes);
  }
  return { kind: "blank", operations };
}

function commonPrefix(before: string, after: string): number {
  const limit = Math.min(before.length, after.length);
  let length = 0;
  while (length < limit && before[length] === after[length]) length += 1;
  return splitsCharacter(before, length) || splitsCharacter(after, length) ? length - 1 : length;
}

function commonSuffix(before: string, after: string, prefix: number): number {
  const limit = Math.min(before.length, after.length) - prefix;
  let length = 0;
  while (length < limit && before.at(-1 - length) === after.at(-1 - length)) length += 1;
  const isSplit =
    splitsCharacter(before, before.length - length) || splitsCharacter(after, after.length - length);
  return isSplit ? length - 1 : length;
}

/** Whether a cut here would part the two halves of a surrogate pair. */
function splitsCharacter(text: string, at: number): boolean {
  return at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xff_ff;
}
