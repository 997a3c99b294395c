/**
 * Documents per second and peak memory of `import`, into a lake of its own: with no server running and through one. The
 * documents refer to each other, a quarter of them to documents that come later.
 *
 *     node bench/import.ts [documents …]      by default 10000 and 100000
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

const program = join(import.meta.dirname, "../sanity/lake/main.ts");
const printPeakMemory = `process.once("exit", () => console.log("peak " + process.resourceUsage().maxRSS))`;
const preload = `data:text/javascript,${encodeURIComponent(printPeakMemory)}`;

interface Measurement {
  seconds: number;
  /** Of the importing process. */
  peakBytes: number;
}

async function writeDocuments(file: string, count: number): Promise<void> {
  function* lines() {
    for (let n = 0; n < count; n += 1) yield `${JSON.stringify(story(n, count))}\n`;
  }
  await pipeline(lines, createWriteStream(file));
}

function story(n: number, count: number) {
  const related = n % 4 === 0 ? (n + count / 2) % count : Math.max(0, n - 1);
  return {
    _id: `story-${n}`,
    _type: "article",
    headline: `The council votes on plan ${n} of the year`,
    slug: { _type: "slug", current: `story-${n}` },
    publishedAt: new Date(Date.UTC(2016, 0, 1) + n * 60_000).toISOString(),
    related: { _type: "reference", _ref: `story-${related}` },
    body: Array.from({ length: 4 }, (_, block) => ({
      _type: "block",
      children: [{ _type: "span", text: `Paragraph ${block} of story ${n}. `.repeat(5) }],
    })),
  };
}

async function lake(folder: string, ...words: string[]): Promise<Measurement> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, ["--import", preload, program, ...words, "--data", folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => {
    output += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`The command "${words[0]}" ended with ${code}.`);
  const peakKilobytes = Number(/^peak (\d+)$/m.exec(output)?.[1]);
  return { seconds: (performance.now() - startedMs) / 1000, peakBytes: peakKilobytes * 1024 };
}

async function startOf({ stdout }: { stdout: Readable }): Promise<void> {
  for await (const line of createInterface({ input: stdout })) if (line.includes("ready at")) return;
  throw new Error("The lake did not start; its reason is above.");
}

/** Runs a server meanwhile; tells the server's own peak memory too, where the system does. */
async function besideServer(folder: string, action: () => Promise<Measurement>) {
  const server = spawn(process.execPath, [program, "serve", "--data", folder, "--port", "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await startOf(server);
  try {
    const measurement = await action();
    return { ...measurement, serverPeakBytes: peakBytesOf(server.pid) };
  } finally {
    server.kill("SIGTERM");
    await once(server, "close");
  }
}

/** proc(5), VmHWM. */
function peakBytesOf(pid: number | undefined): number {
  if (process.platform !== "linux") return Number.NaN;
  return 1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}

function row(
  way: string,
  count: number,
  bytes: number,
  { seconds, peakBytes, serverPeakBytes }: Measurement & { serverPeakBytes?: number },
): string {
  const perSecond = Math.round(count / seconds);
  const server = serverPeakBytes === undefined ? "" : megabytes(serverPeakBytes);
  const cells = [way, count, megabytes(bytes), seconds.toFixed(1), perSecond, megabytes(peakBytes), server];
  return `| ${cells.join(" | ")} |`;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000];
const processor = cpus()[0]?.model ?? "unknown processor";
console.log(`${processor}, ${availableParallelism()} cores, Node ${process.version}\n`);
console.log(
  "| import | documents | file | seconds | documents/s | peak memory | of the server |\n|---|---|---|---|---|---|---|",
);
for (const count of sizes) {
  const folder = mkdtempSync(join(tmpdir(), "import-bench-"));
  try {
    const file = join(folder, "stories.ndjson");
    await writeDocuments(file, count);
    const { size } = statSync(file);
    const data = join(folder, "data");
    for (const name of ["alone", "beside"]) await lake(data, "dataset", "create", name);
    const alone = await lake(data, "import", file, "--dataset", "alone");
    console.log(row("no server running", count, size, alone));
    const beside = await besideServer(data, () => lake(data, "import", file, "--dataset", "beside"));
    console.log(row("beside a server", count, size, beside));
    const out = await lake(data, "export", join(folder, "out.tar.gz"), "--dataset", "alone");
    console.log(row("export", count, size, out));
    console.log(
      row("backup, of both", 2 * count, 2 * size, await lake(data, "backup", join(folder, "b.tar.gz"))),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}
