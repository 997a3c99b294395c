import { copyFileSync, linkSync, statSync } from "node:fs";
import { join } from "node:path";
import { withTemporaryFolder } from "./temporaryFolder.ts";

/** Returns where a file can be read from until the end, even if somebody removes it; undefined if it isn't there. */
export type Pin = (path: string) => string | undefined;

/**
 * Lets files of a data folder be pinned: they are given a second name beside the first. Files that are one and the same
 * already (a disk that was deduplicated) are copied: an archive would have a link in place of the second one's bytes.
 */
export async function withPinnedFiles<Result>(
  dataFolder: string,
  action: (pin: Pin) => Promise<Result>,
): Promise<Result> {
  const pinnedInodes = new Set<string>();
  let count = 0;
  return await withTemporaryFolder(
    (folder) =>
      action((path) => {
        count += 1;
        const pinned = join(folder, String(count));
        try {
          const { dev, ino } = statSync(path, { bigint: true });
          const inode = `${dev}:${ino}`;
          if (pinnedInodes.has(inode)) copyFileSync(path, pinned);
          else linkSync(path, pinned);
          pinnedInodes.add(inode);
          return pinned;
        } catch (error) {
          if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
          // A disk without links: what is removed meanwhile then fails when it is read.
          return path;
        }
      }),
    join(dataFolder, "pinned-"),
  );
}
