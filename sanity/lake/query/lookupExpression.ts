import { randomUUID } from "node:crypto";
import { type ExprNode, parse } from "groq-js";
import { mapOperands } from "./syntaxTree.ts";

/**
 * groq-js evaluates a query by itself; the one thing that it asks for while it does is the document behind a `_ref`.
 * So a `*` becomes a dereference: `{"k0": ^._id}{"_ref": "…" + k0}->documents`, whose `_ref` tells which lookup is
 * meant and with what values. The marker is random, so that no stored reference can pass for one.
 */
const marker = `lookup ${randomUUID()} `;
const betweenKeys = "\u001e";
const betweenStrings = "\u001f";

export interface LookupRequest {
  /** The lookup's place in its plan. */
  number: number;
  /** None can be relied on if there are more than the lookup has keys: then a value holds the separator. */
  keys: KeyValue[];
}

/** The value of a key, as far as an index can use it. */
export type KeyValue =
  | { kind: "string"; value: string }
  /** The strings in a list, and whether there is anything else in it. */
  | { kind: "list"; strings: string[]; hasOthers: boolean }
  /** A number, a boolean or a datetime. */
  | { kind: "scalar" }
  /** null or an object. */
  | { kind: "nothing" }
  /** A `path()`, or strings that hold a separator. */
  | { kind: "unknown" };

/** The expression that asks for a lookup and gives the attribute `answer` of what it finds. */
export function lookupExpression(number: number, keys: ExprNode[], answer: string): ExprNode {
  const names = keys.map((_, index) => `k${index}`);
  const values = names.map((name) => `"${name}": $${name}`).join(", ");
  const request = [`"${marker}${number}"`, ...names.map(textOf)].join(` + "\\u001e" + `);
  const template = parse(`{${values}}{"_ref": ${request}}->${answer}`);
  return fillIn(template, new Map(keys.map((key, index) => [`k${index}`, key])));
}

/** The request in a `_ref`; undefined if it is a reference to a document. */
export function readLookupRequest(reference: string): LookupRequest | undefined {
  if (!reference.startsWith(marker)) return undefined;
  const [number, ...keys] = reference.slice(marker.length).split(betweenKeys);
  return { number: Number(number), keys: keys.map(readKey) };
}

/** In GROQ, as text: what kind of value it is, and its strings. Adding a string to anything else gives null. */
function textOf(name: string): string {
  const strings = `${name}[string::startsWith(@, "")]`;
  const counts = `string(count(${name})) + "," + string(count(${strings}))`;
  return `coalesce(
    "string:" + ${name},
    "list:" + ${counts} + ":" + array::join(${strings}, "\\u001f"),
    select(defined("" in ${name}) => "unknown:", defined(string(${name})) => "scalar:", "nothing:")
  )`;
}

function readKey(text: string): KeyValue {
  const [kind, rest] = splitAtColon(text);
  if (text.includes("\0")) return { kind: "unknown" };
  switch (kind) {
    case "string":
      return { kind, value: rest };
    case "list":
      return readList(rest);
    case "scalar":
    case "nothing":
      return { kind };
    default:
      return { kind: "unknown" };
  }
}

function readList(text: string): KeyValue {
  const [counts, joined] = splitAtColon(text);
  const [total = 0, stringCount = 0] = counts.split(",").map(Number);
  const strings = stringCount === 0 ? [] : joined.split(betweenStrings);
  const isIntact = strings.length === stringCount;
  return isIntact ? { kind: "list", strings, hasOthers: total > stringCount } : { kind: "unknown" };
}

function splitAtColon(text: string): [before: string, after: string] {
  const colon = text.indexOf(":");
  return [text.slice(0, colon), text.slice(colon + 1)];
}

function fillIn(node: ExprNode, values: ReadonlyMap<string, ExprNode>): ExprNode {
  if (node.type === "Parameter") return values.get(node.name) ?? node;
  return mapOperands(node, (operand) => fillIn(operand, values));
}
