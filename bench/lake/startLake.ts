import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { runCommand } from "../../sanity/lake/commands/runCommand.ts";

export interface BenchmarkedLake {
  url: string;
  /** Of an editor, for the dataset `production`. */
  token: string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** A lake in a process and a data folder of its own, without a limit of requests. */
export async function startLake(): Promise<BenchmarkedLake> {
  const folder = mkdtempSync(join(tmpdir(), "lake-bench-"));
  try {
    await command(folder, "dataset", "create", "production");
    const token = await command(folder, "token", "create", "--role", "editor");
    const { server, url } = await startServer(folder);
    const stop = async () => {
      server.kill("SIGTERM");
      await once(server, "exit");
      rmSync(folder, { recursive: true });
    };
    return { url, token, stop };
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
}

/** What the figures were measured on. */
export function machine(): string {
  const processor = cpus()[0]?.model ?? "unknown processor";
  return `${processor}, ${availableParallelism()} cores, Node ${process.version}`;
}

async function command(folder: string, ...words: string[]): Promise<string> {
  const lines: string[] = [];
  const code = await runCommand([...words, "--data", folder], {
    env: {},
    print: (line) => lines.push(line),
    printError: (line) => lines.push(line),
  });
  if (code !== 0) throw new Error(lines.join("\n"));
  return lines.at(-1) ?? "";
}

async function startServer(folder: string) {
  const program = join(import.meta.dirname, "../../sanity/lake/main.ts");
  const server = spawn(
    process.execPath,
    [program, "serve", "--data", folder, "--port", "0", "--rate-limit", "0"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  for await (const line of createInterface({ input: server.stdout })) {
    const url = /ready at (http:\S+),/.exec(line)?.[1];
    if (url) return { server, url };
  }
  throw new Error("The lake did not start; its reason is above.");
}
