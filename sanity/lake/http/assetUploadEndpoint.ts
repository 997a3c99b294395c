import { writeAccess } from "../access/datasetAccess.ts";
import type { AssetDescription } from "../assets/assetDocument.ts";
import { type ExtractedMetadata, extractedByDefault } from "../assets/imageMetadata.ts";
import { storeAsset } from "../assets/storeAsset.ts";
import { httpError } from "../lakeError.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp } from "./lake.ts";

/**
 * POST /v{version}/assets/images/{dataset}
 * POST /v{version}/assets/files/{dataset}
 *
 * The body is the asset's bytes. In the query string `filename`, `label`, `title`, `description`, `creditLine`,
 * `sourceId`, `sourceName`, `sourceUrl`, and for images `meta`, once for each: `lqip`, `blurhash`, `palette` (all three
 * if there is none) or `none`.
 *
 * Answers {document}: the asset's document, which is on disk like its bytes; for bytes that were uploaded before, the
 * document that is there. Whoever may write drafts may upload what they show. 400 with the reason for what isn't a whole image, 413 for too many bytes.
 */
export function addAssetUploadEndpoint(app: LakeApp, lake: Lake): void {
  for (const kind of ["image", "file"] as const) {
    app.post(`/:version{v[^/]+}/assets/${kind}s/:dataset`, async (c) => {
      parseApiVersion(c.req.param("version"));
      const { dataset, author } = writeAccess(lake, c.req.param("dataset"), c.get("token"));
      const { maxBytes, files } = lake.assets;
      const announcedBytes = Number(c.req.header("content-length") ?? 0);
      if (announcedBytes > maxBytes) {
        throw httpError(
          413,
          `The asset has ${announcedBytes} bytes, more than this lake's limit of ${maxBytes} bytes.`,
        );
      }
      const search = new URL(c.req.url).searchParams;
      const { extract, ignored } = readMeta(search);
      if (ignored.length > 0) {
        c.header("x-sanity-warning", `This lake doesn't extract ${ignored.join(", ")}: ignored.`);
      }
      const document = await storeAsset(
        { store: lake.store, files, projectId: lake.projectId, assetOrigin: lake.assetOrigin() },
        {
          dataset,
          kind,
          content: arriving(c.req.raw.body),
          filename: search.get("filename") ?? undefined,
          contentType: c.req.header("content-type"),
          description: readDescription(search),
          extract,
          maxBytes,
          author,
          now: new Date(),
        },
      );
      return c.json({ document });
    });
  }
}

const extractable: ReadonlySet<string> = new Set(extractedByDefault);
const notExtracted: ReadonlySet<string> = new Set(["exif", "image", "location", "thumbhash"]);

function readMeta(search: URLSearchParams): { extract?: ExtractedMetadata[]; ignored: string[] } {
  const names = search.getAll("meta").flatMap((value) => value.split(","));
  if (names.length === 0) return { ignored: [] };
  const known = [...extractable, ...notExtracted, "none"];
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw httpError(
      400,
      `Parameter "meta" is ${JSON.stringify(unknown)}; it must be one of ${known.join(", ")}.`,
    );
  }
  return {
    extract: extractedByDefault.filter((name) => names.includes(name)),
    ignored: names.filter((name) => notExtracted.has(name)),
  };
}

function readDescription(search: URLSearchParams): AssetDescription {
  const given = (name: string) => search.get(name) ?? undefined;
  const source = { id: given("sourceId"), name: given("sourceName"), url: given("sourceUrl") };
  return {
    label: given("label"),
    title: given("title"),
    description: given("description"),
    creditLine: given("creditLine"),
    source: source.id || source.name || source.url ? source : undefined,
  };
}

async function* arriving(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  try {
    if (body) yield* body;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw httpError(400, `The upload broke off (${reason}); send it again.`);
  }
}
