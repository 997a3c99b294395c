import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const module = pathToFileURL(join(import.meta.dirname, "temporaryFolder.ts")).href;

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s in the middle: exit code %i, and no folder is left", async (signal, exitCode) => {
  const parent = mkdtempSync(join(tmpdir(), "lake-"));
  const prefix = JSON.stringify(join(parent, "t-"));
  const program = `
    import { readdirSync } from "node:fs";
    import { withTemporaryFolder } from ${JSON.stringify(module)};
    const inner = async () => {
      process.stdout.write(String(readdirSync(${JSON.stringify(parent)}).length));
      process.kill(process.pid, ${JSON.stringify(signal)});
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    };
    await withTemporaryFolder(() => withTemporaryFolder(inner, ${prefix}), ${prefix});`;
  try {
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [[code], folders] = await Promise.all([
      once(child, "close"),
      child.stdout.setEncoding("utf8").toArray(),
    ]);
    expect({ code, folders }).toEqual({ code: exitCode, folders: ["2"] });
    expect(readdirSync(parent)).toEqual([]);
  } finally {
    rmSync(parent, { recursive: true });
  }
});
