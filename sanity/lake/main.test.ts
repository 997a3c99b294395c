import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createClient, type SanityClient } from "@sanity/client";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "./store/store.ts";

const program = join(import.meta.dirname, "main.ts");
/** What one start has compiled, the next needn't: half of what a command takes. */
const compileCache = mkdtempSync(join(tmpdir(), "lake-"));
afterAll(() => rmSync(compileCache, { recursive: true }));

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

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LAKE_DATA: folder, NODE_COMPILE_CACHE: compileCache };
}

/** Runs a command to its end. */
function lake(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const env = { ...environment(), LAKE_WEBHOOK_SECRET: "a secret" };
    execFile(process.execPath, [program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
  });
}

/** Starts a server on a free port; resolves when it says that it is ready. */
async function serve(...args: string[]): Promise<{ server: ChildProcess; url: string; lines: string[] }> {
  const server = spawn(process.execPath, [program, "serve", "--port", "0", ...args], {
    env: environment(),
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

  test("a second server on the same data: one sentence and exit 1", async () => {
    await serve();
    const second = await lake("serve", "--port", "0");
    expect(second).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/^\S.*in use by process \d+.*\n$/),
    });
  });

  test("an import beside it: through the server, whose listeners hear of it; the import's token is revoked", async () => {
    await lake("dataset", "create", "production");
    const { url } = await serve();
    const listening = new AbortController();
    const stream = await fetch(`${url}/v1/data/listen/production?query=*`, {
      headers: { authorization: `Bearer ${await createToken("viewer")}` },
      signal: listening.signal,
    });
    const events = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    writeFileSync(join(folder, "text.txt"), "words");
    const file = { _type: "file", _sanityAsset: "file@file://./text.txt" };
    writeFileSync(join(folder, "x.ndjson"), JSON.stringify({ _id: "a", _type: "b", file }));
    const { code, stdout } = await lake("import", join(folder, "x.ndjson"), "--dataset", "production");
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "Imported into production, documents: 1, assets: 1.\n",
    });
    let heard = "";
    while (!heard.includes('"documentId":"a"')) heard += (await events?.read())?.value;
    listening.abort();
    expect((await lake("token", "list")).stdout).toMatch(/administrator {2}\S+ {2}import {2}revoked/);
  });

  test("an import while something else holds the data: one sentence and exit 1", async () => {
    const store = openStore({ file: join(folder, "lake.sqlite") });
    writeFileSync(join(folder, "x.ndjson"), '{"_id":"a","_type":"b"}');
    writeFileSync(join(folder, "server.json"), '{"pid":1,"url":"http://127.0.0.1:9"}');
    const { code, stderr } = await lake("import", join(folder, "x.ndjson"), "--dataset", "production");
    store.close();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringMatching(/^\S.*in use by process \d+.*\n$/),
    });
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

  test("a failed webhook delivery, asked for again beside it: sent, with the same key", async () => {
    const keys: unknown[] = [];
    const receiver = createServer((request, response) => {
      keys.push(request.headers["idempotency-key"]);
      response.writeHead(keys.length === 1 ? 404 : 200).end();
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    try {
      const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
      await lake("dataset", "create", "production");
      await lake("webhook", "put", "--name", "site", "--url", hook, "--dataset", "production");
      const token = await createToken("editor");
      const { url, lines } = await serve();
      await clientOf(url, token).create({ _id: "a", _type: "story" });
      await expect
        .poll(async () => (await lake("webhook", "deliveries", "--failed")).stdout)
        .toContain("HTTP 404");
      expect((await lake("webhook", "resend", "--failed")).stdout).toContain("1 of 1 will be sent again");
      await expect.poll(() => keys.length, { timeout: 10_000 }).toBe(2);
      expect(keys[1]).toBe(keys[0]);
      expect(lines.join("\n")).toContain(`webhook delivery ${keys[0]}: to be sent again`);
    } finally {
      receiver.closeAllConnections();
      receiver.close();
    }
  });

  describe("killed in the middle of a webhook delivery", () => {
    const patience = { timeout: 10_000 };
    let receiver: Server;
    /** Idempotency keys of the deliveries that came, and how each is answered. */
    let calls: { readonly key: string; readonly answer: (status: number) => void }[];
    let client: SanityClient;
    let server: ChildProcess;

    beforeEach(async () => {
      calls = [];
      receiver = createServer((request, response) => {
        const key = String(request.headers["idempotency-key"]);
        calls.push({ key, answer: (status) => response.writeHead(status).end() });
      });
      await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
      const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
      await lake("dataset", "create", "production");
      await lake("webhook", "put", "--name", "site", "--url", hook, "--dataset", "production");
      const token = await createToken("editor");
      const started = await serve();
      server = started.server;
      client = clientOf(started.url, token);
    });

    afterEach(() => {
      receiver.closeAllConnections();
      receiver.close();
    });

    async function kill(): Promise<void> {
      server.kill("SIGKILL");
      await exitOf(server);
    }

    const deliveries = async () => (await lake("webhook", "deliveries")).stdout;

    test("before the answer: delivered once after the next start, with the same key", async () => {
      await client.create({ _id: "a", _type: "story" });
      await expect.poll(() => calls.length, patience).toBe(1);
      await kill();
      await serve();
      await expect.poll(() => calls.length, patience).toBe(2);
      expect(calls[1]?.key).toBe(calls[0]?.key);
      calls[1]?.answer(200);
      await expect.poll(deliveries, patience).toContain("HTTP 200");
      expect(calls).toHaveLength(2);
    });

    test("after the answer, before it was written down: sent again with the same key, so that the receiver knows it", async () => {
      await client.create({ _id: "a", _type: "story" });
      await expect.poll(() => calls.length, patience).toBe(1);
      // A process that stands still receives the answer and can't write it down any more.
      server.kill("SIGSTOP");
      calls[0]?.answer(200);
      await kill();
      await serve();
      await expect.poll(() => calls.length, patience).toBe(2);
      expect(calls[1]?.key).toBe(calls[0]?.key);
      calls[1]?.answer(200);
      await expect.poll(deliveries, patience).toContain("HTTP 200");
    });

    test("after it was written down: not sent again, and what was committed since is", async () => {
      await client.create({ _id: "a", _type: "story" });
      await expect.poll(() => calls.length, patience).toBe(1);
      calls[0]?.answer(200);
      await expect.poll(deliveries, patience).toContain("HTTP 200");
      await client.create({ _id: "b", _type: "story" });
      await kill();
      await serve();
      await expect.poll(() => calls.at(-1)?.key, patience).toMatch(/-b$/);
      calls.at(-1)?.answer(200);
      await expect.poll(async () => (await deliveries()).match(/HTTP 200/g)?.length, patience).toBe(2);
      expect(calls.filter(({ key }) => key.endsWith("-a"))).toHaveLength(1);
    });
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
    let { server, url } = await serve("--rate-limit", "0");
    for (let round = 1; round <= 3; round += 1) {
      const gone = writeUntilGone(url, token, acknowledged);
      const before = totalOf(acknowledged);
      await expect
        .poll(() => totalOf(acknowledged), { interval: 5, timeout: 20_000 })
        .toBeGreaterThan(before + 200);
      server.kill("SIGKILL");
      await exitOf(server);
      await gone;

      ({ server, url } = await serve("--rate-limit", "0"));
      const stored = await clientOf(url, token).getDocuments([...acknowledged.keys()]);
      for (const document of stored) {
        const last = acknowledged.get(document?._id ?? "");
        // A write that was on disk but not yet acknowledged may be there too.
        expect([last?.n, (last?.n ?? 0) + 1]).toContain(document?.n);
        if (document?.n === last?.n) expect(document?._rev).toBe(last?._rev);
        acknowledged.set(document?._id ?? "", { n: document?.n, _rev: document?._rev ?? "" });
      }
      expect(stored).toHaveLength(writers);
    }
    server.kill("SIGTERM");
    expect(await exitOf(server)).toBe(0);
  });

  function totalOf(acknowledged: Map<string, { n: number }>): number {
    return [...acknowledged.values()].reduce((sum, { n }) => sum + n, 0);
  }
});
