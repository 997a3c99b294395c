import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { recordDeliveries } from "../webhooks/deliveries.ts";
import { listWebhooks } from "../webhooks/webhooks.ts";
import { withDatabase } from "./dataFolder.ts";
import { runCommand } from "./runCommand.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function lake(...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  let stdout = "";
  let stderr = "";
  const code = await runCommand(words, {
    env: { LAKE_DATA: folder, LAKE_WEBHOOK_SECRET: "a secret" },
    print: (line) => {
      stdout += `${line}\n`;
    },
    printError: (line) => {
      stderr += `${line}\n`;
    },
  });
  return { code, stdout, stderr };
}

describe("commands", () => {
  test("no command, and help: usage", async () => {
    for (const args of [[], ["help"], ["--help"]]) {
      expect(await lake(...args)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining("token revoke <id>"),
      });
    }
    expect((await lake("webhook", "--help")).stdout).toContain("webhook put");
  });

  test.each([
    [["fly"], "no command"],
    [["serve", "--prot", "1"], "--prot"],
    [["serve", "--port", "lots"], "whole number from 0 to 65535"],
    [["serve", "--origin", "localhost"], "--origin"],
    [["serve", "--allow-host", "news.example:3000"], "--allow-host"],
    [["serve", "--host", ""], "--host"],
    [["serve", "--asset-origin", "cdn.example"], "--asset-origin"],
    [["serve", "--demo-users", "nowhere.json"], '--demo-users is "nowhere.json"'],
    [["serve", "--asset-limit", "1 GB"], "--asset-limit"],
    [["serve", "--rendition-cache", "0"], "--rendition-cache"],
    [["token", "create"], "--role is missing"],
    [["token", "create", "--role", "owner"], "administrator, editor, contributor, viewer"],
    [["token", "list", "of", "all"], "one word too many"],
    [["dataset", "create", "x", "--acl", "open"], "private or public"],
    [["webhook", "put", "--name", "x", "--url", "nowhere", "--dataset", "x"], "--url"],
    [
      ["webhook", "put", "--name", "x", "--url", "http://a", "--dataset", "x", "--filter", "_type =="],
      "Syntax error",
    ],
    [["import", "--dataset", "x"], "which files"],
    [["import", "a.ndjson"], "--dataset is missing"],
    [["import", "a.ndjson", "--dataset", "x", "--replace", "--missing"], "not both"],
    [["export", "out.zip", "--dataset", "x"], "export <file.tar.gz>"],
    [["export", "--dataset", "x"], "export <file.tar.gz>"],
    [["backup"], "backup <file.tar.gz>"],
    [["restore"], "which backup"],
  ])("%j: exit 2 and what would be right", async (args, message) => {
    const { code, stderr, stdout } = await lake(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
  });

  test("token create: the token alone on the last line", async () => {
    const { stdout } = await lake("token", "create", "--role", "viewer");
    expect(stdout.split("\n").at(-2)).toMatch(/^sk[\w-]{43}$/);
  });

  test("webhook put twice: one webhook, with the new address", async () => {
    await lake("dataset", "create", "production");
    const put = (port: number) =>
      lake(
        "webhook",
        "put",
        "--name",
        "site",
        "--url",
        `http://127.0.0.1:${port}/hook`,
        "--dataset",
        "production",
      );
    await put(3000);
    await put(3001);
    const { stdout } = await lake("webhook", "list");
    expect(stdout).toMatch(/^wh\w+ {2}site {2}production {2}http:\/\/127.0.0.1:3001\/hook\n$/);
  });

  test("webhook remove: gone, with its deliveries; one that isn't there, or is in two datasets: exit 1", async () => {
    const put = (dataset: string) =>
      lake("webhook", "put", "--name", "site", "--url", "http://a", "--dataset", dataset);
    for (const dataset of ["production", "staging"]) {
      await lake("dataset", "create", dataset);
      await put(dataset);
    }
    expect(await lake("webhook", "remove", "site")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("--dataset"),
    });
    expect((await lake("webhook", "remove", "site", "--dataset", "staging")).code).toBe(0);
    expect((await lake("webhook", "list")).stdout).toMatch(/^wh\w+ {2}site {2}production {2}\S+\n$/);
    logDeliveries();
    expect((await lake("webhook", "remove", "site")).code).toBe(0);
    expect(await lake("webhook", "list")).toMatchObject({ code: 0, stdout: "" });
    expect(withDatabase(folder, (db) => db.prepare("SELECT id FROM deliveries").all())).toEqual([]);
    expect((await lake("webhook", "remove", "site")).code).toBe(1);
    expect((await lake("webhook", "remove")).code).toBe(2);
  });

  test("webhook deliveries: a table, of the failed ones if so said", async () => {
    await lake("dataset", "create", "production");
    await lake("webhook", "put", "--name", "site", "--url", "http://a", "--dataset", "production");
    expect(await lake("webhook", "deliveries")).toMatchObject({ code: 0, stdout: "" });
    logDeliveries();
    const pending = "d1  2016-07-27T20:15:00.000Z  site  s1          create  pending  0\n";
    const failed = "d2  2016-07-27T20:15:00.000Z  site  long-story  update  failed   0  no such function\n";
    expect((await lake("webhook", "deliveries")).stdout).toBe(failed + pending);
    expect((await lake("webhook", "deliveries", "--failed")).stdout).toMatch(
      /^d2 {2}\S+ {2}site {2}long-story {2}update {2}failed {2}0 {2}no such function\n$/,
    );
  });

  test("webhook resend: what was given up, by id or all of it; the rest is told apart", async () => {
    await lake("dataset", "create", "production");
    await lake("webhook", "put", "--name", "site", "--url", "http://a", "--dataset", "production");
    logDeliveries();
    const states = () =>
      withDatabase(folder, (db) => db.prepare("SELECT id, state FROM deliveries ORDER BY id").all()).map(
        ({ id, state }) => `${id} ${state}`,
      );
    expect(await lake("webhook", "resend", "--failed")).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("d2: left out, there is nothing to send"),
      stdout: expect.stringContaining("0 of 1 will be sent again"),
    });
    withDatabase(folder, (db) => db.exec("UPDATE deliveries SET payload = '{}' WHERE id = 'd2'"));
    expect((await lake("webhook", "resend", "--failed", "--name", "other")).stdout).toContain("0 of 0");
    expect(await lake("webhook", "resend", "d1")).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("d1: left out, it is still to be sent"),
    });
    expect(states()).toEqual(["d1 pending", "d2 failed"]);
    expect((await lake("webhook", "resend", "d2")).stdout).toContain("1 of 1 will be sent again");
    expect(states()).toEqual(["d1 pending", "d2 pending"]);
    expect(await lake("webhook", "resend", "d3")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no delivery "d3"'),
    });
    expect((await lake("webhook", "resend")).code).toBe(2);
    expect((await lake("webhook", "resend", "d1", "d2")).code).toBe(2);
  });

  /** As the server does after a commit: one delivery that waits, one that failed. */
  function logDeliveries(): void {
    withDatabase(folder, (db) => {
      const [webhook] = listWebhooks(db);
      if (!webhook) throw new Error("no webhook");
      const now = new Date("2016-07-27T20:15:00Z");
      const common = { webhookId: webhook.id, seq: 1, attempts: 0, nextAttemptAt: now };
      recordDeliveries(db, {
        webhookId: webhook.id,
        cursor: 1,
        now,
        deliveries: [
          { ...common, id: "d1", documentId: "s1", operation: "create", payload: "{}", error: null },
          {
            ...common,
            id: "d2",
            documentId: "long-story",
            operation: "update",
            payload: "",
            error: "no such function",
          },
        ],
      });
    });
  }

  test("cors: add, list, remove", async () => {
    await lake("cors", "add", "https://news.example/", "--credentials");
    expect((await lake("cors", "list")).stdout).toBe("https://news.example  with credentials\n");
    expect((await lake("cors", "remove", "https://news.example")).code).toBe(0);
    expect((await lake("cors", "remove", "https://news.example")).code).toBe(1);
  });
});

describe("import, export, backup, restore", () => {
  beforeEach(async () => {
    await lake("dataset", "create", "production");
  });

  const importFile = (text: string, ...args: string[]) => {
    writeFileSync(join(folder, "in.ndjson"), text);
    return lake("import", join(folder, "in.ndjson"), "--dataset", "production", ...args);
  };

  test("import documents that refer to each other: all there; with --if-empty nothing more", async () => {
    const { code, stdout } = await importFile(
      '{"_id":"a","_type":"story","next":{"_type":"reference","_ref":"b"}}\n\n{"_id":"b","_type":"story"}\n',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Imported into production, documents: 2.\n" });
    const again = await importFile('{"_id":"c","_type":"story"}\n', "--if-empty");
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("nothing imported") });
  });

  test("import an id again: refused, replaced or left", async () => {
    await importFile('{"_id":"a","_type":"story","v":1}');
    expect(await importFile('{"_id":"a","_type":"story","v":2}')).toMatchObject({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(
        /in\.ndjson:1, document "a", is in the dataset already.*\nNothing imported/,
      ),
    });
    expect((await importFile('{"_id":"a","_type":"story","v":2}', "--missing")).stdout).toContain(
      "documents: 0, left as they were: 1",
    );
    expect((await importFile('{"_id":"a","_type":"story","v":2}', "--replace")).stdout).toContain(
      "documents: 1",
    );
  });

  test("import from a missing file, into an unknown dataset: exit 1 and a sentence", async () => {
    expect(await lake("import", join(folder, "nowhere"), "--dataset", "production")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("ENOENT"),
    });
    expect(await lake("import", join(folder, "nowhere"), "--dataset", "other")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("dataset create"),
    });
  });

  test("export to an archive, import it elsewhere: the same; nothing half written is left", async () => {
    await importFile('{"_id":"a","_type":"story"}\n{"_id":"b","_type":"story"}');
    const archive = join(folder, "out.tar.gz");
    expect(await lake("export", archive, "--dataset", "production")).toMatchObject({
      code: 0,
      stderr: "Exported from production, documents: 2, assets: 0.\n",
    });
    expect(readdirSync(folder).filter((name) => name.startsWith("out"))).toEqual(["out.tar.gz"]);
    await lake("dataset", "create", "copy");
    expect((await lake("import", archive, "--dataset", "copy")).stdout).toContain("documents: 2");
    const lines = join(folder, "out.ndjson");
    await lake("export", lines, "--dataset", "copy");
    expect(readFileSync(lines, "utf8").split("\n")).toHaveLength(3);
  });

  test("export to standard output: an archive, and nothing else", async () => {
    await importFile('{"_id":"a","_type":"story"}');
    const chunks: Buffer[] = [];
    const output = new Writable({
      write(chunk, _, done) {
        chunks.push(chunk);
        done();
      },
    });
    const lines: string[] = [];
    const code = await runCommand(["export", "-", "--dataset", "production"], {
      env: { LAKE_DATA: folder },
      print: (line) => lines.push(line),
      printError: () => {},
      output,
    });
    expect({ code, lines, magic: Buffer.concat(chunks).subarray(0, 2) }).toEqual({
      code: 0,
      lines: [],
      magic: Buffer.from([0x1f, 0x8b]),
    });
    expect(output.writableEnded).toBe(false);
  });

  test.each([
    ["to a reader who has gone", { syscall: "write" }, "The system refused: failed."],
    ["on a full disk", { errcode: 13 }, expect.stringContaining("disk is full")],
  ])("export %s: exit 1 and a sentence, nothing left", async (_, reason, message) => {
    await importFile('{"_id":"a","_type":"story"}');
    const output = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error("failed"), reason)),
    });
    const errors: string[] = [];
    const code = await runCommand(["export", "-", "--dataset", "production"], {
      env: { LAKE_DATA: folder },
      print: () => {},
      printError: (line) => errors.push(line),
      output,
    });
    expect({ code, errors }).toEqual({ code: 1, errors: [message] });
    expect(readdirSync(folder).filter((name) => name.includes("pinned"))).toEqual([]);
  });

  test("export into a folder that isn't there: exit 1 and a sentence", async () => {
    for (const name of ["out.tar.gz", "out.ndjson"]) {
      const file = join(folder, "nowhere", name);
      expect(await lake("export", file, "--dataset", "production")).toMatchObject({
        code: 1,
        stderr: expect.stringContaining("ENOENT"),
      });
    }
  });

  test("export with an asset whose file is lost: exit 1 and its id, the rest is written", async () => {
    writeFileSync(join(folder, "a.txt"), "hello");
    await importFile('{"_id":"a","_type":"story","file":{"_sanityAsset":"file@file://./a.txt"}}');
    const id = "file-aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d-txt";
    rmSync(join(folder, "assets/production", id));
    const archive = join(folder, "out.tar.gz");
    expect(await lake("export", archive, "--dataset", "production")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(id),
    });
    expect(existsSync(archive)).toBe(true);
  });

  test("export where there is no lake, of an unknown dataset: exit 1, and no lake is made", async () => {
    const nowhere = join(folder, "nowhere");
    const file = join(folder, "out.ndjson");
    expect(await lake("export", file, "--dataset", "x", "--data", nowhere)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("There is no lake"),
    });
    expect((await lake("backup", file, "--data", nowhere)).code).toBe(1);
    expect((await lake("import", file, "--dataset", "x", "--data", nowhere)).code).toBe(1);
    expect(existsSync(nowhere)).toBe(false);
    expect((await lake("export", file, "--dataset", "x")).stderr).toContain("dataset list");
  });

  test("progress: shown where somebody looks on", async () => {
    const shown: string[] = [];
    writeFileSync(join(folder, "in.ndjson"), '{"_id":"a","_type":"story"}');
    await runCommand(["import", join(folder, "in.ndjson"), "--dataset", "production"], {
      env: { LAKE_DATA: folder },
      print: () => {},
      printError: () => {},
      showProgress: (line) => shown.push(line),
    });
    expect(shown[0]).toBe("Reading lines: 1");
  });
});
