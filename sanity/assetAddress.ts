import type { Backend } from "./configuration.ts";

const HOSTED_ORIGIN = "https://cdn.sanity.io";
const IMAGE_ID = /^image-([A-Za-z0-9_]+)-(\d+x\d+)-([a-z0-9]+)$/;

/** Origin of another server that readers get images from; null where the site passes them on itself. */
export function imageOrigin({ backend }: Pick<Backend, "backend">): string | null {
  return backend === "hosted" ? HOSTED_ORIGIN : null;
}

/**
 * Where readers get an image, from its asset's id (`image-{sha1}-{width}x{height}-{extension}`): a path
 * of the site on the embedded backend, whatever address the asset's document gives. Null for an id
 * that names no image.
 */
export function imageAddress(
  assetId: string,
  backend: Pick<Backend, "backend" | "projectId" | "dataset">,
): string | null {
  const [, name, size, extension] = IMAGE_ID.exec(assetId) ?? [];
  if (name === undefined) return null;
  const file = `${name}-${size}.${extension}`;
  return `${imageOrigin(backend) ?? ""}/images/${backend.projectId}/${backend.dataset}/${file}`;
}
