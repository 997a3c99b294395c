import type { OutgoingHttpHeader, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { FEED_MEDIA_TYPES } from "../lib/toolAddress.ts";

type Writable = Pick<ServerResponse, "writeHead" | "write" | "end" | "flushHeaders">;

/** Media types of what readers and their tools read as one whole. */
export const DOCUMENT_TYPES = [
  "text/html",
  "text/plain",
  "application/xml",
  ...Object.values(FEED_MEDIA_TYPES),
] as const;

export interface Capture {
  /** Media types of the answers that are held back. */
  readonly types: readonly string[];
  readonly beforeHeaders: () => void;
  readonly finish: (body: Buffer) => Promise<void>;
}

/**
 * Holds back an answer of one of the media types until it is whole and then hands its body to
 * `finish`, which sends it in whatever form it likes; status and headers stand on `response` by
 * then. Any other answer goes out as it is written. `beforeHeaders` runs once either way, before a
 * byte has been sent.
 */
export function captureDocument(response: ServerResponse, { types, beforeHeaders, finish }: Capture): void {
  const original: Writable = {
    writeHead: response.writeHead,
    write: response.write,
    end: response.end,
    flushHeaders: response.flushHeaders,
  };
  const chunks: Buffer[] = [];
  let captured: boolean | undefined;

  const isCaptured = (): boolean => {
    if (captured !== undefined) return captured;
    captured = types.includes(mediaTypeOf(response));
    beforeHeaders();
    return captured;
  };

  // They stay in place for an answer that isn't held back: whoever has put theirs over ours, as
  // Next's compression does, would lose the rest of the answer with them.
  Object.assign(response, {
    writeHead(status: number, ...rest: (string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined)[]) {
      response.statusCode = status;
      for (const [name, value] of headerEntries(rest.at(-1))) response.setHeader(name, value);
      return captured === false ? original.writeHead.call(response, status) : response;
    },
    flushHeaders() {
      if (!isCaptured()) original.flushHeaders.call(response);
    },
    write(chunk: string | Uint8Array, ...rest: unknown[]) {
      if (!isCaptured()) return Reflect.apply(original.write, response, [chunk, ...rest]);
      chunks.push(Buffer.from(chunk as Uint8Array));
      callbackOf(rest)?.();
      return true;
    },
    end(...args: unknown[]) {
      if (!isCaptured()) return Reflect.apply(original.end, response, args);
      const [chunk] = args;
      if (typeof chunk === "string" || chunk instanceof Uint8Array) {
        chunks.push(Buffer.from(chunk as Uint8Array));
      }
      Object.assign(response, original);
      callbackOf(args)?.();
      finish(Buffer.concat(chunks)).catch((error: unknown) => {
        console.error(`an answer could not be sent: ${String(error)}`);
        response.destroy();
      });
      return response;
    },
  });
}

/** "text/html", without parameters; empty where there is none. */
export function mediaTypeOf(response: Pick<ServerResponse, "getHeader">): string {
  const [type = ""] = String(response.getHeader("content-type") ?? "").split(";");
  return type.trim();
}

function headerEntries(
  headers: string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined,
): [string, OutgoingHttpHeader][] {
  if (headers === undefined || typeof headers === "string") return [];
  const entries = Array.isArray(headers) ? pairs(headers) : Object.entries(headers);
  return entries.filter((entry): entry is [string, OutgoingHttpHeader] => entry[1] !== undefined);
}

/** Node takes headers as one flat list too: name, value, name, value. */
function pairs(flat: OutgoingHttpHeader[]): [string, OutgoingHttpHeader | undefined][] {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[String(name), flat[index + 1]]] : []));
}

function callbackOf(args: unknown[]): (() => void) | undefined {
  const last = args.at(-1);
  return typeof last === "function" ? (last as () => void) : undefined;
}
