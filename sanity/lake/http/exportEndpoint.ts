import { readAccess } from "../access/datasetAccess.ts";
import { httpError } from "../lakeError.ts";
import { type DatasetSnapshot, openSnapshot } from "../moving/datasetSnapshot.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { lineStream } from "./lineStream.ts";

const maxExports = 8;
/** After this the snapshot that is kept for a reader is let go: until then the lake's log file grows. */
const maxPauseMs = 60_000;
const maxMs = 30 * 60_000;
/** Documents in one answer to a reader who comes back with a cursor. */
const pageSize = 1000;

/**
 * GET /v{version}/data/export/{dataset}[?types=a,b][&nextCursor=]
 *
 * Answers with all documents, raw and by id, one in each line (`application/x-ndjson`), as they are at the moment of the
 * request. It is sent as fast as it is read, for half an hour at most. With `nextCursor` (empty at first) the answer holds 1,000 documents, and
 * after them a line {nextCursor} if there are more.
 *
 * Without a token, of a public dataset, published documents only. At most 8 at a time: 429.
 */
export function addExportEndpoint(app: LakeApp, lake: Lake): void {
  let running = 0;
  app.get("/:version{v[^/]+}/data/export/:dataset", (c) => {
    parseApiVersion(c.req.param("version"));
    const { dataset, visibility } = readAccess(lake, c.req.param("dataset"), c.get("token"));
    const search = new URL(c.req.url).searchParams;
    const types = search.get("types")?.split(",");
    const cursor = search.get("nextCursor");
    c.header("content-type", "application/x-ndjson");
    if (c.req.method === "HEAD") return c.body(null);
    if (running >= maxExports) {
      c.header("retry-after", "10");
      throw httpError(429, `There are ${maxExports} exports under way already; try again later.`);
    }
    const snapshot = openSnapshot(lakeFile(lake), dataset.name);
    if (!snapshot) throw httpError(404, `Dataset ${JSON.stringify(dataset.name)} has gone.`);
    running += 1;
    const filter = { types, isPublic: visibility === "public" };
    const lines =
      cursor === null
        ? allLines(snapshot, filter)
        : pageOfLines(snapshot, { ...filter, after: cursor, limit: pageSize });
    const onEnd = () => {
      running -= 1;
      snapshot.close();
    };
    return c.body(lineStream(lines, { maxPauseMs, maxMs, onEnd }));
  });
}

function lakeFile({ store }: Lake): string {
  const file = store.db.location();
  if (file === null) throw new Error("The lake is in memory only; it can't be exported.");
  return file;
}

type Filter = Parameters<DatasetSnapshot["documents"]>[0];

function* allLines(snapshot: DatasetSnapshot, filter: Filter): Generator<string> {
  for (const { body } of snapshot.documents(filter)) yield `${body}\n`;
}

function* pageOfLines(
  snapshot: DatasetSnapshot,
  filter: NonNullable<Filter> & { limit: number },
): Generator<string> {
  let count = 0;
  for (const { id, body } of snapshot.documents(filter)) {
    yield `${body}\n`;
    count += 1;
    if (count === filter.limit) yield `${JSON.stringify({ nextCursor: id })}\n`;
  }
}
