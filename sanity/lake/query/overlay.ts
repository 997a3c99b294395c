import { isDraftOrVersion } from "../store/documentId.ts";

/** `published`, `drafts` or the name of a release; an earlier layer covers the later ones. */
type Layer = string;

/**
 * Which of the stored documents a query sees, and under which id.
 *
 * Source: Sanity's documentation of perspectives and the README of @sanity/client: `published` sees ids without the
 * prefixes `drafts.` and `versions.`; `drafts` and release stacks lay documents over each other, show them under the
 * published id and tell the stored one as `_originalId`; `raw` sees everything as it is.
 */
export interface Overlay {
  /** The id under which a stored document is seen; undefined if it isn't, whatever covers it. */
  visibleId(storedId: string): string | undefined;
  /** The stored documents that may stand behind a visible id, the one that covers the others first. */
  storedIds(visibleId: string): string[];
  /** The document as a query sees it. */
  show<Shown extends { _id: string }>(document: Shown, visibleId: string): Shown;
}

export type Perspective = "raw" | "published" | "drafts" | string[];

/** `public` hides every id with a dot, as Sanity does from whoever sends no token. */
export type Visibility = "all" | "public";

export function overlayOf(perspective: Perspective, visibility: Visibility): Overlay {
  return perspective === "raw" ? rawOverlay(visibility) : layeredOverlay(layersOf(perspective), visibility);
}

function rawOverlay(visibility: Visibility): Overlay {
  return {
    visibleId: (storedId) => (isHidden(storedId, visibility) ? undefined : storedId),
    storedIds: (visibleId) => (isHidden(visibleId, visibility) ? [] : [visibleId]),
    show: (document) => document,
  };
}

function layeredOverlay(layers: Layer[], visibility: Visibility): Overlay {
  const visibleId = (storedId: string) => {
    if (isHidden(storedId, visibility)) return undefined;
    const place = placeOf(storedId);
    return place && layers.includes(place.layer) ? place.publishedId : undefined;
  };
  const tellsOriginalId = layers.some((layer) => layer !== "published");
  return {
    visibleId,
    storedIds: (id) =>
      layers.map((layer) => prefixOf(layer) + id).filter((stored) => visibleId(stored) === id),
    show: (document, id) =>
      tellsOriginalId ? { ...document, _id: id, _originalId: document._id } : document,
  };
}

function isHidden(storedId: string, visibility: Visibility): boolean {
  return visibility === "public" && storedId.includes(".");
}

function layersOf(perspective: Exclude<Perspective, "raw">): Layer[] {
  if (perspective === "published") return ["published"];
  if (perspective === "drafts") return ["drafts", "published"];
  return perspective.includes("published") ? perspective : [...perspective, "published"];
}

function prefixOf(layer: Layer): string {
  if (layer === "published") return "";
  return layer === "drafts" ? "drafts." : `versions.${layer}.`;
}

/** The layer of a stored document; undefined for an id like `versions.x`, which belongs to none. */
function placeOf(storedId: string): { layer: Layer; publishedId: string } | undefined {
  if (!isDraftOrVersion(storedId)) return { layer: "published", publishedId: storedId };
  if (storedId.startsWith("drafts.")) {
    return { layer: "drafts", publishedId: storedId.slice("drafts.".length) };
  }
  const [, release, ...rest] = storedId.split(".");
  return release && rest.length > 0 ? { layer: release, publishedId: rest.join(".") } : undefined;
}
