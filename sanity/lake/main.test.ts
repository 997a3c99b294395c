import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createClient } from "@sanity/client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const program = join(import.meta.dirname, "main.ts");

let folder: string;
const servers = new Set<ChildProcess>();

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
});

afterEach(async () => {
  for (const server of servers) server.kill("SIGKILL");
  await Promise.all([...servers].map(exitOf));
  servers.clear();
  rmSync(folder, { recursive: true });
});

/** Runs a command to its end. */
function lake(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, LAKE_DATA: folder, LAKE_WEBHOOK_SECRET: "a secret" };
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

/** Starts a server on a free port; resolves when it says that it is ready. */
async function serve(...args: string[]): Promise<{ server: ChildProcess; url: string; lines: string[] }> {
  const server = spawn(process.execPath, [program, "serve", "--port", "0", ...args], {
    env: { ...process.env, LAKE_DATA: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  servers.add(server);
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: server.stdout }).on("line", (line) => {
      lines.push(line);
      const address = /ready at (http:\S+),/.exec(line)?.[1];
      if (address) resolve(address);
    });
    server.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${lines.join("\n")}`)));
  });
  return { server, url, lines };
}

function exitOf(server: ChildProcess): Promise<number | null> {
  if (server.exitCode !== null || server.signalCode !== null) return Promise.resolve(server.exitCode);
  return new Promise((resolve) => server.once("exit", resolve));
}

function clientOf(url: string, token: string) {
  return createClient({
    projectId: "verbatim",
    dataset: "production",
    apiVersion: "2025-02-19",
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    token,
    maxRetries: 0,
  });
}

async function createToken(role: string): Promise<string> {
  const { stdout } = await lake("token", "create", "--role", role);
  return stdout.trimEnd().split("\n").at(-1) ?? "";
}

describe("serve", () => {
  test("from an empty folder to a stop: ready line, requests, commands meanwhile, SIGTERM ends with 0", async () => {
    await lake("dataset", "create", "production");
    const { server, url, lines } = await serve();
    const token = await createToken("editor");
    const client = clientOf(url, token);
    await client.create({ _id: "s1", _type: "story", headline: "One" });
    expect(await client.fetch('*[_type == "story"][0].headline')).toBe("One");

    const id = /t[0-9a-f]+/.exec((await lake("token", "list")).stdout)?.[0] ?? "";
    expect((await lake("token", "revoke", id)).code).toBe(0);
    await expect(client.getDocument("s1")).rejects.toMatchObject({ statusCode: 401 });

    const stream = await fetch(`${url}/v1/data/listen/production?query=*`, {
      headers: { authorization: `Bearer ${await createToken("viewer")}` },
    });
    server.kill("SIGTERM");
    expect(await exitOf(server)).toBe(0);
    await stream.text();
    expect(lines.at(-1)).toContain("lake stopped");
  });

  test("a second server on the same data, an import meanwhile: one sentence and exit 1", async () => {
    await serve();
    const second = await lake("serve", "--port", "0");
    expect(second).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^\S.*in use by process \d+.*\n$/),
    });
    writeFileSync(join(folder, "x.ndjson"), '{"_id":"a","_type":"b"}\n');
    expect((await lake("import", join(folder, "x.ndjson"), "--dataset", "production")).code).toBe(1);
  });

  test("a port in use, a folder that can't be, a damaged file: one sentence and exit 1", async () => {
    const { url } = await serve();
    const data = join(folder, "other");
    const portInUse = await lake("serve", "--data", data, "--port", new URL(url).port);
    expect(portInUse).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Port \d+ on 127.0.0.1 is in use.*\n$/),
    });
    writeFileSync(join(folder, "file"), "");
    const noFolder = await lake("serve", "--data", join(folder, "file", "data"));
    expect(noFolder).toMatchObject({ code: 1, stderr: expect.stringMatching(/^.+ENOTDIR.+\n$/) });
    const damaged = mkdtempSync(join(folder, "damaged-"));
    writeFileSync(
      join(damaged, "lake.sqlite"),
      "not a database, but long enough to be read as one".repeat(100),
    );
    const refused = await lake("serve", "--data", damaged, "--port", "0");
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^.+damaged.+\n$/) });
  });

  test("a query that takes too long: ended, and the next one is answered", async () => {
    await lake("dataset", "create", "production");
    writeFileSync(
      join(folder, "many.ndjson"),
      Array.from({ length: 600 }, (_, n) => JSON.stringify({ _id: `d${n}`, _type: "d", n })).join("\n"),
    );
    await lake("import", join(folder, "many.ndjson"), "--dataset", "production");
    const { url } = await serve("--query-timeout", "1500");
    const client = clientOf(url, await createToken("viewer"));
    const cubic = "count(*[count(*[count(*[n > ^.n && n > ^.^.n]) > 0]) > 0])";
    await expect(client.fetch(cubic)).rejects.toMatchObject({ statusCode: 408 });
    expect(await client.fetch("count(*)")).toBe(600);
  });
});

describe("kill -9 under write load", () => {
  const writers = 8;

  /** Writes until the server is gone; tells the last number that each document was acknowledged with. */
  async function writeUntilGone(
    url: string,
    token: string,
    acknowledged: Map<string, { n: number; _rev: string }>,
  ) {
    const client = clientOf(url, token);
    const write = async (_id: string) => {
      for (let n = (acknowledged.get(_id)?.n ?? 0) + 1; ; n += 1) {
        const { _rev } = await client.createOrReplace({ _id, _type: "counter", n });
        acknowledged.set(_id, { n, _rev });
      }
    };
    return Promise.allSettled(Array.from({ length: writers }, (_, index) => write(`counter-${index}`)));
  }

  test("three times: every acknowledged revision is there afterwards", { timeout: 60_000 }, async () => {
    await lake("dataset", "create", "production");
    const token = await createToken("editor");
    const acknowledged = new Map<string, { n: number; _rev: string }>();
    for (let round = 1; round <= 3; round += 1) {
      const { server, url } = await serve("--rate-limit", "0");
      const gone = writeUntilGone(url, token, acknowledged);
      const before = totalOf(acknowledged);
      await expect
        .poll(() => totalOf(acknowledged), { interval: 5, timeout: 20_000 })
        .toBeGreaterThan(before + 200);
      server.kill("SIGKILL");
      await exitOf(server);
      await gone;

      const restarted = await serve("--rate-limit", "0");
      const stored = await clientOf(restarted.url, token).getDocuments([...acknowledged.keys()]);
      for (const document of stored) {
        const last = acknowledged.get(document?._id ?? "");
        // A write that was on disk but not yet acknowledged may be there too.
        expect([last?.n, (last?.n ?? 0) + 1]).toContain(document?.n);
        if (document?.n === last?.n) expect(document?._rev).toBe(last?._rev);
        acknowledged.set(document?._id ?? "", { n: document?.n, _rev: document?._rev ?? "" });
      }
      expect(stored).toHaveLength(writers);
      restarted.server.kill("SIGTERM");
      expect(await exitOf(restarted.server)).toBe(0);
    }
  });

  function totalOf(acknowledged: Map<string, { n: number }>): number {
    return [...acknowledged.values()].reduce((sum, { n }) => sum + n, 0);
  }
});
