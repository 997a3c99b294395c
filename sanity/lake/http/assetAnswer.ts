import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import type { Context } from "hono";
import { httpError } from "../lakeError.ts";
import type { LakeEnv } from "./lake.ts";

/** What an answer says of the asset that it carries. */
export interface AssetAnswer {
  /** Another one for other bytes. */
  tag: string;
  mediaType: string;
  /** For a download that isn't given a name. */
  name: string;
  content: { path: string; bytes: number } | Buffer;
}

/** In bytes; both are part of it. */
interface ByteRange {
  start: number;
  end: number;
}

/** Read at once. Of larger files many slow clients together would fill the memory. */
const maxReadAtOnce = 128 * 1024;
const oneYearUnchanged = "public, max-age=31536000, immutable";

/** Also for errors: a page of any origin may read why a picture is missing. */
export function allowEverybody(c: Context<LakeEnv>): void {
  c.header("access-control-allow-origin", "*");
  c.header("access-control-allow-credentials", undefined);
  c.header("cross-origin-resource-policy", "cross-origin");
  c.header("vary", undefined);
}

/** Whether the caller says that it holds what has this tag. */
export function isHeld(c: Context<LakeEnv>, tag: string): boolean {
  const held = (c.req.header("if-none-match") ?? "").split(",").map((value) => value.trim());
  return held.some((value) => value === "*" || value.replace(/^W\//, "") === `"${tag}"`);
}

/** 304, for a caller that holds the asset. */
export function notModified(c: Context<LakeEnv>, tag: string): Response {
  c.header("etag", `"${tag}"`);
  c.header("cache-control", oneYearUnchanged);
  return c.body(null, 304);
}

/**
 * Sends the bytes, or the part that is asked for, with headers that let everybody keep them and nobody run them. Throws
 * LakeError 416.
 */
export async function sendAsset(
  c: Context<LakeEnv>,
  { tag, mediaType, name, content }: AssetAnswer,
): Promise<Response> {
  const bytes = "path" in content ? content.bytes : content.byteLength;
  const part = askedRange(c, tag, bytes);
  const range = part ?? { start: 0, end: bytes - 1 };
  // Before the headers, which would stay on the answer if it can't be read.
  const body = c.req.method === "HEAD" ? null : await bodyOf(content, range);
  c.header("etag", `"${tag}"`);
  c.header("cache-control", oneYearUnchanged);
  c.header("content-type", mediaType);
  c.header("accept-ranges", "bytes");
  c.header("content-length", String(range.end - range.start + 1));
  c.header("content-security-policy", "default-src 'none'; sandbox");
  const asked = new URL(c.req.url).searchParams.get("dl");
  if (asked !== null || !isInert(mediaType)) c.header("content-disposition", attachment(asked || name));
  if (part) c.header("content-range", `bytes ${part.start}-${part.end}/${bytes}`);
  return body ? c.body(body, part ? 206 : 200) : c.body(null);
}

/** One part (RFC 9110, 14); who asks for several, or for a part of other bytes than these, gets the whole. */
function askedRange(c: Context<LakeEnv>, tag: string, bytes: number): ByteRange | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(c.req.header("range") ?? "") ?? [];
  const isOfThese = (c.req.header("if-range") ?? `"${tag}"`) === `"${tag}"`;
  if (c.req.method !== "GET" || !isOfThese || first + last === "") return undefined;
  const isSuffix = first === "";
  if (!isSuffix && last !== "" && Number(last) < Number(first)) return undefined;
  const start = isSuffix ? Math.max(0, bytes - Number(last)) : Number(first);
  if (start < bytes)
    return { start, end: isSuffix || last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1) };
  c.header("content-range", `bytes */${bytes}`);
  throw httpError(
    416,
    `Header "range" is ${JSON.stringify(c.req.header("range"))}; there are ${bytes} bytes.`,
  );
}

async function bodyOf(content: AssetAnswer["content"], { start, end }: ByteRange) {
  if (!("path" in content)) return new Uint8Array(content.subarray(start, end + 1));
  if (content.bytes > maxReadAtOnce) return fileStream(content.path, { start, end });
  return (await readFile(content.path)).subarray(start, end + 1);
}

/** Read as fast as the client takes it. */
function fileStream(path: string, range: ByteRange): ReadableStream<Uint8Array> {
  const file = createReadStream(path, range);
  const chunks: AsyncIterator<Uint8Array> = file[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => void file.destroy(),
  });
}

/** Whether a browser that opens it shows something and runs nothing. */
function isInert(mediaType: string): boolean {
  if (mediaType.startsWith("image/")) return !mediaType.startsWith("image/svg");
  return /^(audio|video)\/|^text\/plain(;|$)/.test(mediaType);
}

/** RFC 6266, with a name in ASCII for old clients. */
function attachment(name: string): string {
  const ascii = name.replaceAll(/[^\w.\- ]/g, "_");
  const encoded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
