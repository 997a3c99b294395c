import { open } from "node:fs/promises";

/** Returns when a file's bytes, or a folder's names, would outlive a power cut. */
export async function toDisk(path: string): Promise<void> {
  const handle = await open(path, "r");
  await handle.sync().finally(() => handle.close());
}
