import type { Context } from "hono";
import { getMimeType } from "hono/utils/mime";
import { type AssetKind, assetIdOf } from "../assets/assetDocument.ts";
import { isImageFormat } from "../assets/imageFormat.ts";
import type { RenderedFormat } from "../assets/renderImage.ts";
import { QueueFull } from "../assets/renderQueue.ts";
import { planRendition, type Rendition, takeRendition } from "../assets/rendition.ts";
import { parseTransformation, type Transformation } from "../assets/transformation.ts";
import { httpError, type LakeError } from "../lakeError.ts";
import { type AssetAnswer, allowEverybody, isHeld, notModified, sendAsset } from "./assetAnswer.ts";
import type { Lake, LakeApp, LakeEnv } from "./lake.ts";

const retryAfterSeconds = 2;

/** An asset whose document and file are there. */
interface FoundAsset {
  datasetName: string;
  documentId: string;
  /** Of the original, without a dot. */
  extension: string;
  sha1: string;
  path: string;
  bytes: number;
}

/**
 * GET /images/{project}/{dataset}/{sha1}-{width}x{height}.{extension}[/{file name}][?parameters]
 * GET /files/{project}/{dataset}/{sha1}.{extension}[/{file name}]
 *
 * An asset's original, or what the parameters make of an image (assets/transformation.ts). Everybody may read them, also
 * of a private dataset, as on Sanity's CDN: whoever knows the address has been told it. `dl` makes it a download.
 *
 * Nothing is shown that could run: all but pictures, sound, film and plain text are downloads, so are SVG, HTML and PDF.
 * A `range` of bytes is answered with 206, or 416 where there are none. 404 without the asset's document, 400 for a
 * parameter that can't be followed, 503 while too many pictures are waited for.
 */
export function addAssetEndpoints(app: LakeApp, lake: Lake): void {
  app.get("/images/:project/:dataset/:name/:vanity?", async (c) => {
    allowEverybody(c);
    const asset = await findAsset(lake, "image", c.req.param());
    const transformation = parseTransformation(new URL(c.req.url).searchParams);
    return transformation ? await sendRendition(c, lake, asset, transformation) : sendOriginal(c, asset);
  });
  app.get("/files/:project/:dataset/:name/:vanity?", async (c) => {
    allowEverybody(c);
    return sendOriginal(c, await findAsset(lake, "file", c.req.param()));
  });
}

async function findAsset(
  { store, projectId, assets }: Lake,
  kind: AssetKind,
  address: { project: string; dataset: string; name: string },
): Promise<FoundAsset> {
  const documentId = assetIdOf(kind, address.name);
  const dataset = address.project === projectId ? store.dataset(address.dataset) : undefined;
  if (!documentId || !dataset) throw notFound();
  const [document] = store.documents(dataset.id, [documentId]);
  const bytes = await assets.files.bytes(dataset.name, documentId);
  if (document?._type !== `sanity.${kind}Asset` || bytes === undefined) throw notFound();
  return {
    datasetName: dataset.name,
    documentId,
    extension: address.name.slice(address.name.indexOf(".") + 1),
    sha1: address.name.slice(0, 40),
    path: assets.files.path(dataset.name, documentId),
    bytes,
  };
}

function notFound(): LakeError {
  return httpError(404, "There is no asset at this address: it was never uploaded, or it was deleted.");
}

async function sendOriginal(
  c: Context<LakeEnv>,
  { path, bytes, sha1, extension }: FoundAsset,
): Promise<Response> {
  if (isHeld(c, sha1)) return notModified(c, sha1);
  const mediaType = getMimeType(`original.${extension}`) ?? "application/octet-stream";
  return await sendAsset(c, { tag: sha1, mediaType, name: `${sha1}.${extension}`, content: { path, bytes } });
}

async function sendRendition(
  c: Context<LakeEnv>,
  lake: Lake,
  asset: FoundAsset,
  transformation: Transformation,
): Promise<Response> {
  if (!isImageFormat(asset.extension)) throw notFound();
  if (transformation.autoFormat) c.header("vary", "Accept");
  const source = { ...asset, format: asset.extension };
  const rendition = planRendition(source, transformation, c.req.header("accept") ?? "");
  const { name: tag, format } = rendition;
  if (isHeld(c, tag)) return notModified(c, tag);
  const { mediaType, extension } = encodings[format];
  const content = await measuredContent(c, lake, rendition);
  return await sendAsset(c, { tag, mediaType, name: `${asset.sha1}.${extension}`, content });
}

async function measuredContent(
  c: Context<LakeEnv>,
  { assets, metrics }: Lake,
  rendition: Rendition,
): Promise<AssetAnswer["content"]> {
  const startedMs = performance.now();
  const answered = (source: "made" | "cached" | "refused") =>
    metrics?.imageAnswered({ durationMs: performance.now() - startedMs, source });
  try {
    const { content, isCached } = await takeRendition(assets, rendition, new Date());
    answered(isCached ? "cached" : "made");
    return content;
  } catch (error) {
    answered("refused");
    const later = whyLater(error);
    if (!later) throw error;
    c.header("retry-after", String(retryAfterSeconds));
    throw later;
  }
}

function whyLater(error: unknown): LakeError | undefined {
  if (error instanceof QueueFull) return httpError(503, `${error.message} Try again in a moment.`);
  // sharp has no class for it.
  if (error instanceof Error && error.message.startsWith("timeout:")) {
    return httpError(503, "The picture takes too long to make; ask for a smaller one, or try again later.");
  }
  return undefined;
}

const encodings: Record<RenderedFormat, { mediaType: string; extension: string }> = {
  jpg: { mediaType: "image/jpeg", extension: "jpg" },
  pjpg: { mediaType: "image/jpeg", extension: "jpg" },
  png: { mediaType: "image/png", extension: "png" },
  gif: { mediaType: "image/gif", extension: "gif" },
  webp: { mediaType: "image/webp", extension: "webp" },
};
