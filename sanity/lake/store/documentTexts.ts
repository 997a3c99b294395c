import { isObject, type JsonObject } from "./documentValue.ts";

/**
 * What a reader would call the text of a document: its id, and the strings and numbers in it at any depth, but nothing
 * in other attributes whose names begin with an underscore. A block of portable text is one text, whatever its marks;
 * of its own attributes only the children and `markDefs` count, not `style` or `level`.
 */
export function documentTexts({ _id, ...document }: JsonObject): string[] {
  const texts = typeof _id === "string" ? [_id] : [];
  collectTexts(document, texts);
  return texts;
}

/** Everything in a document that GROQ can make a text of: all its strings and scalars, and its blocks as `pt::text` does. */
export function allTexts({ _id, ...document }: JsonObject): string[] {
  const texts = typeof _id === "string" ? [_id] : [];
  collectAll(document, texts);
  return texts;
}

function collectTexts(value: unknown, texts: string[]): void {
  if (typeof value === "string") texts.push(value);
  else if (typeof value === "number") texts.push(String(value));
  else if (Array.isArray(value)) for (const element of value) collectTexts(element, texts);
  else if (isObject(value)) collectTextsOfObject(value, texts);
}

function collectTextsOfObject(object: JsonObject, texts: string[]): void {
  const { children, markDefs } = object;
  if (!isBlock(object) || !Array.isArray(children)) {
    for (const nested of attributesOf(object)) collectTexts(nested, texts);
    return;
  }
  texts.push(textOfSpans(children));
  for (const child of children) if (!isSpan(child)) collectTexts(child, texts);
  collectTexts(markDefs, texts);
}

function collectAll(value: unknown, texts: string[]): void {
  if (Array.isArray(value)) {
    for (const element of value) collectAll(element, texts);
  } else if (isObject(value)) {
    if (Array.isArray(value.children)) texts.push(textOfSpans(value.children));
    for (const nested of attributesOf(value)) collectAll(nested, texts);
  } else if (value !== null && value !== undefined) {
    texts.push(String(value));
  }
}

function attributesOf(object: JsonObject): unknown[] {
  return Object.keys(object).flatMap((name) => (name.startsWith("_") ? [] : [object[name]]));
}

function isBlock({ children }: JsonObject): boolean {
  return Array.isArray(children) && children.some(isSpan);
}

function textOfSpans(children: unknown[]): string {
  return children.map((child) => (isSpan(child) ? child.text : "")).join("");
}

function isSpan(value: unknown): value is JsonObject & { text: string } {
  return isObject(value) && value._type === "span" && typeof value.text === "string";
}
