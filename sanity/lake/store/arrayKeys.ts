import { randomBytes } from "node:crypto";
import { isObject } from "./documentValue.ts";

/** A copy of a value in which every object in an array has a `_key`, so that editors can address it. */
export function withArrayKeys(value: unknown): unknown {
  if (Array.isArray(value)) return itemsWithArrayKeys(value);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, nested]) => [name, withArrayKeys(nested)]));
}

/** The same for the items of an array themselves. */
export function itemsWithArrayKeys(items: readonly unknown[]): unknown[] {
  return items.map((item) => {
    const keyed = withArrayKeys(item);
    if (!isObject(keyed) || typeof keyed._key === "string") return keyed;
    return { ...keyed, _key: randomBytes(6).toString("hex") };
  });
}
