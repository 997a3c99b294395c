import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";

const ENCODINGS = ["br", "gzip", "identity"] as const;
type Encoding = (typeof ENCODINGS)[number];

/** Bytes. A page compressed once is sent from here until it is rendered anew. */
const MAX_COMPRESSED_BYTES = 64 * 1024 * 1024;
const compressed = new LRUCache<string, Buffer>({
  maxSize: MAX_COMPRESSED_BYTES,
  sizeCalculation: (body) => body.byteLength + 1,
});

const compressors: Record<Encoding, (body: Buffer) => Promise<Buffer>> = {
  br: (body) => promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: promisify(gzip),
  identity: async (body) => body,
};

/** The first of our codings that the client accepts (`Accept-Encoding`); identity if none. */
function preferredEncoding(acceptEncoding: string | undefined): Encoding {
  const accepted = new Negotiator({ headers: { "accept-encoding": acceptEncoding } }).encodings([
    ...ENCODINGS,
  ]);
  return ENCODINGS.find((encoding) => accepted.includes(encoding)) ?? "identity";
}

/**
 * Ends `response` with a document in the reader's coding. Status and other headers are taken as they
 * stand. `version` names this exact content, so that it is compressed once for all readers.
 */
export async function sendDocument(
  request: IncomingMessage,
  response: ServerResponse,
  {
    acceptEncoding,
    version,
    text,
  }: { acceptEncoding: string | undefined; version: string | null; text: () => string },
): Promise<void> {
  const encoding = preferredEncoding(acceptEncoding);
  const key = version === null ? null : `${encoding} ${version}`;
  const body = (key !== null && compressed.get(key)) || (await compressors[encoding](Buffer.from(text())));
  if (key !== null) compressed.set(key, body);
  response.setHeader("vary", "Accept-Encoding");
  response.removeHeader("content-length");
  if (encoding !== "identity") response.setHeader("content-encoding", encoding);
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  response.setHeader("content-length", body.byteLength);
  response.end(body);
}
