import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
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
    const pending = "2016-07-27T20:15:00.000Z  site  s1          create  pending  0\n";
    const failed = "2016-07-27T20:15:00.000Z  site  long-story  update  failed   0  no such function\n";
    expect((await lake("webhook", "deliveries")).stdout).toBe(failed + pending);
    expect((await lake("webhook", "deliveries", "--failed")).stdout).toMatch(
      /^\S+ {2}site {2}long-story {2}update {2}failed {2}0 {2}no such function\n$/,
    );
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

describe("import", () => {
  const importFile = (text: string, ...args: string[]) => {
    writeFileSync(join(folder, "in.ndjson"), text);
    return lake("import", join(folder, "in.ndjson"), "--dataset", "production", ...args);
  };

  test("documents that refer to each other: all there, in one transaction", async () => {
    await lake("dataset", "create", "production");
    const { code, stdout } = await importFile(
      '{"_id":"a","_type":"story","next":{"_type":"reference","_ref":"b"}}\n\n{"_id":"b","_type":"story"}\n',
    );
    expect({ code, stdout }).toEqual({ code: 0, stdout: "Imported into production, documents: 2.\n" });
    const again = await importFile('{"_id":"c","_type":"story"}\n', "--if-empty");
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining("nothing imported") });
  });

  test.each([
    ["not JSON", '{"_id":"a","_type":"story"}\n{"_id":', /in\.ndjson:2 isn't JSON/],
    ["no _id", '{"_type":"story"}', /in\.ndjson:1 has no "_id"/],
    ["no _type", '{"_id":"a"}', /in\.ndjson:1, document "a", has no "_type"/],
    [
      "a missing reference",
      '\n{"_id":"a","_type":"s","r":{"_ref":"zz"}}',
      /in\.ndjson:2, document "a": .*"zz"/,
    ],
  ])("%s: exit 1, the line and the reason, nothing imported", async (_, text, message) => {
    await lake("dataset", "create", "production");
    const { code, stderr } = await importFile(text);
    expect(code).toBe(1);
    expect(stderr).toMatch(message);
    expect((await importFile('{"_id":"b","_type":"s"}', "--if-empty")).stdout).toContain("documents: 1");
  });

  test("an unknown dataset, a missing file: exit 1 and a sentence", async () => {
    expect(await importFile('{"_id":"a","_type":"s"}')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("dataset create"),
    });
    expect(await lake("import", join(folder, "nowhere"), "--dataset", "x")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("ENOENT"),
    });
  });
});
