import { hash } from "node:crypto";
import { LakeError } from "../lakeError.ts";
import { isObject, type JsonObject } from "../store/documentValue.ts";
import { type NewDocument, readMutations } from "../store/mutation.ts";

/** What `_sanityAsset` says: `image@file://./images/chart.png`. */
export interface AssetMarker {
  kind: "image" | "file";
  /** Begins with a scheme and `://`. */
  url: string;
}

const markerKey = "_sanityAsset";
const markerPattern = /^(file|image)@([a-z]+:\/\/.*)/;

/** Why a line can't be imported; completes a sentence that begins with the line. */
export class LineProblem extends Error {
  override readonly name = "LineProblem";
}

/**
 * Reads a line of NDJSON as a document, as `sanity dataset import` does: one without `_id` gets one (made from the line
 * and its place, so that a repeated import doesn't double it), objects in arrays without `_key` get one, and references
 * without `_type` are references. All is checked that can be without looking at other documents.
 *
 * Throws LineProblem.
 */
export function readImportedDocument(text: string, place: string): NewDocument {
  const given = parseObject(text);
  const document = { _id: idFrom(`${place} ${text}`), ...given };
  const [mutation] = explained(() => readMutations([{ create: document }], { autoGenerateArrayKeys: true }));
  if (mutation?.kind !== "create") throw new Error("A create mutation was read as another.");
  const { _id, _type, ...fields } = mutation.document;
  return { ...withReferenceTypes(fields), _id, _type };
}

/** What a document says of assets that are to be imported with it. Throws LineProblem for what it can't mean. */
export function assetMarkers(document: JsonObject): AssetMarker[] {
  const found: AssetMarker[] = [];
  replaceMarkers(document, (marker) => {
    found.push(marker);
    return "";
  });
  return found;
}

/** The document with references to asset documents in place of what it says of their files. */
export function withAssets<Document extends JsonObject>(
  document: Document,
  assetId: (marker: AssetMarker) => string,
): Document {
  return { ...document, ...replaceMarkers(document, assetId) };
}

function replaceMarkers(object: JsonObject, assetId: (marker: AssetMarker) => string): JsonObject {
  const replaced = mapObject(object, (value) => replaceIn(value, assetId));
  const { [markerKey]: marker, ...others } = replaced;
  if (marker === undefined) return replaced;
  const read = readMarker(marker);
  const type = Object.keys(others).length === 0 ? { _type: read.kind } : {};
  return { ...type, ...others, asset: { _type: "reference", _ref: assetId(read) } };
}

function replaceIn(value: unknown, assetId: (marker: AssetMarker) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceIn(item, assetId));
  return isObject(value) ? replaceMarkers(value, assetId) : value;
}

function readMarker(value: unknown): AssetMarker {
  const [, kind, url] = typeof value === "string" ? (markerPattern.exec(value) ?? []) : [];
  if ((kind !== "image" && kind !== "file") || url === undefined) {
    throw new LineProblem(
      `has the ${markerKey} ${JSON.stringify(value)}; write it like "image@file://./images/chart.png" or "file@file://./files/text.pdf"`,
    );
  }
  return { kind, url };
}

function parseObject(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new LineProblem(`isn't JSON (${error instanceof Error ? error.message : error})`);
  }
  if (!isObject(value)) throw new LineProblem("must be a document, a JSON object");
  return value;
}

function explained<Result>(action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    throw error instanceof LakeError ? new LineProblem(faultDescription(error)) : error;
  }
}

/** What is wrong with the one mutation that an error names, or else the error's own words. */
export function faultDescription(error: LakeError): string {
  const { error: body } = error.body;
  const [item] = typeof body === "object" ? (body.items ?? []) : [];
  return item?.error.description ?? error.message;
}

function withReferenceTypes(object: JsonObject): JsonObject {
  const typed = mapObject(object, (value) => withReferenceTypesIn(value));
  return typeof typed._ref === "string" && typed._type === undefined
    ? { _type: "reference", ...typed }
    : typed;
}

function withReferenceTypesIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withReferenceTypesIn);
  return isObject(value) ? withReferenceTypes(value) : value;
}

function mapObject(object: JsonObject, change: (value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}

/** A UUID (version 8, RFC 9562) that is always the same for the same text. */
function idFrom(text: string): string {
  const digits = hash("sha256", text);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `8${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join("-");
}
