import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { rename } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Writable } from "node:stream";
import { withTemporaryFolder } from "./temporaryFolder.ts";
import { toDisk } from "./toDisk.ts";

/**
 * Writes a file that only its owner can read. It has its name only when all of it is on disk; `write` ends the stream
 * that it is given, and may use the folder beside the file that it is made in. A file of that name is replaced.
 */
export async function writeFileWhole<Result>(
  file: string,
  write: (output: Writable, temporaryFolder: string) => Promise<Result>,
): Promise<Result> {
  const place = resolve(file);
  return await withTemporaryFolder(async (folder) => {
    const unfinished = join(folder, basename(place));
    const output = createWriteStream(unfinished, { mode: 0o600 });
    try {
      await once(output, "open");
      const result = await write(output, folder);
      await toDisk(unfinished);
      await rename(unfinished, place);
      await toDisk(dirname(place));
      return result;
    } finally {
      output.destroy();
    }
  }, `${place}.unfinished-`);
}
