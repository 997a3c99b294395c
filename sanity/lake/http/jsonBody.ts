import { httpError } from "../lakeError.ts";
import { isObject, type JsonObject } from "../store/documentValue.ts";

/**
 * Reads the body of a request as a JSON object, at most `maxBytes` of it.
 * Throws 413 if there is more, 400 if it isn't a JSON object in UTF-8.
 */
export async function readJsonObject(request: Request, maxBytes: number): Promise<JsonObject> {
  const value = await readJson(request, maxBytes);
  if (!isObject(value)) {
    throw httpError(400, `The request body must be a JSON object, not ${nameOfType(value)}.`);
  }
  return value;
}

/** The same for any JSON. */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  return parseJson(await readText(request, maxBytes));
}

/** Names the JSON type of a value, for error messages. */
export function nameOfType(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge(maxBytes);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  return decodeUtf8(Buffer.concat(chunks));
}

/** Without the byte order mark that some programs put in front. */
function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw httpError(400, "The request body isn't UTF-8; send JSON in UTF-8.");
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw httpError(400, `The request body isn't JSON: ${reason}`);
  }
}

function tooLarge(maxBytes: number) {
  return httpError(413, `The request body is larger than this lake's limit of ${maxBytes} bytes.`);
}
