import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isValidSignature } from "@sanity/webhook";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openBesideServer } from "../store/database.ts";
import { openStore, type Store } from "../store/store.ts";
import { resendDeliveries } from "./deliveries.ts";
import { startWebhooks, type Webhooks, type WebhooksOptions } from "./startWebhooks.ts";
import { putWebhook, removeWebhook, type Webhook } from "./webhooks.ts";

const secret = "a secret between the two";

interface Call {
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A receiver that answers each call with what `answer` says, and lets a test wait for calls. */
class Receiver {
  readonly calls: Call[] = [];
  answer: (call: Call) => number | Promise<number> = () => 200;
  readonly #server: Server;
  #waiting: { count: number; resolve: () => void }[] = [];

  constructor() {
    this.#server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      const call = { path: request.url, headers: request.headers, body };
      this.calls.push(call);
      this.#waiting = this.#waiting.filter(({ count, resolve }) => {
        if (this.calls.length < count) return true;
        resolve();
        return false;
      });
      response.statusCode = await this.answer(call);
      response.end();
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    return `http://127.0.0.1:${address.port}/hook`;
  }

  /** Resolves when this many calls have come in all. */
  received(count: number): Promise<void> {
    if (this.calls.length >= count) return Promise.resolve();
    return new Promise((resolve) => this.#waiting.push({ count, resolve }));
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

let folder: string;
let store: Store;
let datasetId: number;
let receiver: Receiver;
let url: string;
let webhooks: Webhooks | undefined;
let logged: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
  open();
  datasetId = store.createDataset("production", "private", new Date()).id;
  receiver = new Receiver();
  url = await receiver.listen();
  logged = [];
});

afterEach(async () => {
  await webhooks?.stop();
  webhooks = undefined;
  await receiver.close();
  store.close();
  rmSync(folder, { recursive: true });
});

function open(): void {
  store = openStore({ file: join(folder, "lake.sqlite") });
}

function start(options: Partial<WebhooksOptions> = {}): void {
  webhooks = startWebhooks({ store, log: (line) => logged.push(line), retryAfterMs: 5, ...options });
}

function put(changes: Partial<Webhook> = {}): Webhook {
  return putWebhook(store.db, {
    datasetId,
    name: "site",
    url,
    secret,
    filter: '_type == "story"',
    projection: "{_id, headline}",
    includeDrafts: false,
    ...changes,
  });
}

function commit(...mutations: unknown[]) {
  return store.commit({ datasetId, mutations, author: "t1", now: new Date(), selectIds: () => [] });
}

const story = (_id: string, headline = "One") => ({ createOrReplace: { _id, _type: "story", headline } });

/** The delivery log without what differs from run to run. */
function deliveryLog() {
  return store.db
    .prepare(
      "SELECT document, state, attempts, last_status, last_error FROM deliveries ORDER BY seq, document",
    )
    .all()
    .map((row) => ({ ...row }));
}

async function logReads(expected: object[]): Promise<void> {
  await expect.poll(deliveryLog, { interval: 5, timeout: 20_000 }).toMatchObject(expected);
}

describe("a delivery", () => {
  test("a published change: sent at once, signed and labelled as Sanity does", async () => {
    const { id } = put();
    start();
    const { transactionId, seq, timestamp } = commit(story("s1"));
    await receiver.received(1);
    const [call] = receiver.calls;
    expect(call?.body).toBe('{"_id":"s1","headline":"One"}');
    const headers = call?.headers ?? {};
    expect(headers).toMatchObject({
      "content-type": "application/json",
      "idempotency-key": `${id}-${seq}-s1`,
      "sanity-webhook-id": id,
      "sanity-project-id": "verbatim",
      "sanity-dataset": "production",
      "sanity-document-id": "s1",
      "sanity-operation": "create",
      "sanity-transaction-id": transactionId,
      "sanity-transaction-time": timestamp,
    });
    const signature = String(headers["sanity-webhook-signature"]);
    expect(await isValidSignature(call?.body ?? "", signature, secret)).toBe(true);
    expect(await isValidSignature(`${call?.body} `, signature, secret)).toBe(false);
    await logReads([{ document: "s1", state: "delivered", attempts: 1, last_status: 200 }]);
  });

  test("a publish (draft deleted, document created): one call, for the published document", async () => {
    put();
    start();
    commit({ create: { _id: "drafts.s1", _type: "story" } });
    commit(story("s1"), { delete: { id: "drafts.s1" } });
    await logReads([{ document: "s1", state: "delivered" }]);
    expect(receiver.calls).toHaveLength(1);
  });

  test("includeDrafts: drafts too", async () => {
    put({ includeDrafts: true });
    start();
    commit({ create: { _id: "drafts.s1", _type: "story" } });
    await logReads([{ document: "drafts.s1", state: "delivered" }]);
  });

  test("create, update, delete of one document: in their order", async () => {
    put({ projection: "{'operation': delta::operation()}" });
    let underWay = 0;
    let most = 0;
    receiver.answer = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return 200;
    };
    start();
    commit(story("s1"));
    commit(story("s1", "Two"));
    commit({ delete: { id: "s1" } });
    await receiver.received(3);
    expect(receiver.calls.map((call) => JSON.parse(call.body).operation)).toEqual([
      "create",
      "update",
      "delete",
    ]);
    expect(most).toBe(1);
  });

  test("concurrency: no more calls at once than allowed", async () => {
    put();
    let underWay = 0;
    let most = 0;
    receiver.answer = async () => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setImmediate(resolve));
      underWay -= 1;
      return 200;
    };
    start({ concurrency: 2 });
    commit(...Array.from({ length: 20 }, (_, index) => story(`s${index}`)));
    await receiver.received(20);
    expect(most).toBeLessThanOrEqual(2);
  });

  test("a changed webhook: the next delivery goes to its new address, nothing is sent twice", async () => {
    const { id } = put({ url: `${url}/old` });
    start();
    commit(story("s1"));
    await receiver.received(1);
    expect(put({ url: `${url}/new` }).id).toBe(id);
    commit(story("s2"));
    await logReads([
      { document: "s1", state: "delivered" },
      { document: "s2", state: "delivered" },
    ]);
    expect(receiver.calls.map((call) => call.path)).toEqual(["/hook/old", "/hook/new"]);
  });

  test("a webhook whose receiver hangs: doesn't hold up another's deliveries", async () => {
    put({ name: "hanging", url: `${url}/hanging` });
    put({ name: "good", url: `${url}/good` });
    receiver.answer = ({ path }) => (path === "/hook/hanging" ? new Promise<number>(() => undefined) : 200);
    start({ concurrency: 1, timeoutMs: 600_000 });
    commit(story("s1"));
    commit(story("s2"));
    await receiver.received(3);
    expect(receiver.calls.map(({ path }) => path).sort()).toEqual([
      "/hook/good",
      "/hook/good",
      "/hook/hanging",
    ]);
    await webhooks?.stop(0);
  });

  test("a webhook that is removed: what it had to send is not sent", async () => {
    const { id } = put();
    put({ name: "other", url: `${url}/other` });
    commit(story("s1"));
    removeWebhook(store.db, id);
    start();
    await logReads([{ document: "s1", state: "delivered" }]);
    expect(receiver.calls.map(({ path }) => path)).toEqual(["/hook/other"]);
  });

  test("a rule that fails on a document: a failed delivery with the reason, and is logged", async () => {
    put({ filter: 'documents::incomingRefCount() > 0 || _id == "s2"' });
    put({ name: "healthy" });
    start();
    commit(story("s2"));
    await expect
      .poll(
        () =>
          deliveryLog()
            .map(({ state }) => state)
            .sort(),
        { interval: 5, timeout: 20_000 },
      )
      .toEqual(["delivered", "failed"]);
    expect(deliveryLog()).toContainEqual({
      document: "s2",
      state: "failed",
      attempts: 0,
      last_status: null,
      last_error: "not implemented",
    });
    expect(logged).toEqual([expect.stringContaining('webhook "site" can\'t be evaluated on s2')]);
  });
});

describe("a receiver that fails", () => {
  test.each([503, 429])("HTTP %i, then 200: sent again with the same idempotency key", async (status) => {
    put();
    receiver.answer = () => (receiver.calls.length < 3 ? status : 200);
    start();
    commit(story("s1"));
    await logReads([{ state: "delivered", attempts: 3, last_status: 200 }]);
    expect(new Set(receiver.calls.map((call) => call.headers["idempotency-key"])).size).toBe(1);
    expect(logged).toHaveLength(2);
  });

  test("HTTP 500 three times: given up, and the next change is sent", async () => {
    put();
    receiver.answer = () => (receiver.calls.length <= 3 ? 500 : 200);
    start();
    commit(story("s1"));
    commit(story("s1", "Two"));
    await logReads([
      { state: "failed", attempts: 3, last_status: 500 },
      { state: "delivered", attempts: 1 },
    ]);
    expect(logged.at(-1)).toContain("given up");
  });

  test.each([401, 404, 308])("HTTP %i: given up at once", async (status) => {
    put();
    receiver.answer = () => status;
    start();
    commit(story("s1"));
    await logReads([{ state: "failed", attempts: 1, last_status: status }]);
  });

  test("no receiver: retried, the reason in the log", async () => {
    const closed = new Receiver();
    put({ url: await closed.listen() });
    await closed.close();
    start();
    commit(story("s1"));
    await logReads([{ state: "failed", attempts: 3, last_error: expect.stringContaining("ECONNREFUSED") }]);
  });

  test("a receiver that doesn't answer in time: retried, the reason in the log", async () => {
    put();
    receiver.answer = () => new Promise(() => undefined);
    start({ timeoutMs: 20 });
    commit(story("s1"));
    await logReads([{ state: "failed", attempts: 3, last_error: expect.stringContaining("timeout") }]);
  });
});

describe("the log", () => {
  test("a server that stopped between retries: the next one goes on counting", async () => {
    put();
    receiver.answer = () => 503;
    start({ retryAfterMs: 60_000 });
    commit(story("s1"));
    await logReads([{ state: "pending", attempts: 1, last_status: 503 }]);
    await webhooks?.stop();
    store.db.exec("UPDATE deliveries SET next_attempt_at = '2026-01-01T00:00:00.000Z'");
    store.close();
    open();
    start();
    await logReads([{ state: "failed", attempts: 3 }]);
    expect(receiver.calls).toHaveLength(3);
  });

  test("changes made while no webhook sender ran: sent when one starts", async () => {
    put();
    commit(story("s1"));
    commit(story("s2"));
    start();
    await logReads([{ document: "s1" }, { document: "s2" }]);
  });

  test("changes made before the webhook: not sent", async () => {
    commit(story("s1"));
    put();
    start();
    commit(story("s2"));
    await logReads([{ document: "s2", state: "delivered" }]);
  });

  test("more transactions than are read at once: all sent, each once", async () => {
    put();
    for (let index = 0; index < 250; index += 1) commit(story(`s${index}`));
    start();
    await receiver.received(250);
    expect(new Set(receiver.calls.map((call) => call.headers["sanity-document-id"])).size).toBe(250);
  });

  test("deliveries and the cursor: stored together, so a second follower makes none twice", async () => {
    const { id } = put();
    start();
    const { seq } = commit(story("s1"));
    await logReads([{ state: "delivered" }]);
    expect(store.db.prepare("SELECT cursor FROM webhooks WHERE id = ?").get(id)).toEqual({ cursor: seq });
    await webhooks?.stop();
    start();
    commit(story("s2"));
    await logReads([{ document: "s1" }, { document: "s2", state: "delivered" }]);
    expect(receiver.calls).toHaveLength(2);
  });

  test("finished deliveries past the bound: forgotten, the oldest first", async () => {
    put();
    start({ keepFinished: 3 });
    for (let index = 0; index < 100; index += 1) commit(story(`s${index}`));
    await expect.poll(() => deliveryLog().length, { interval: 5, timeout: 20_000 }).toBe(3);
    expect(receiver.calls).toHaveLength(100);
  });
});

describe("a delivery that is asked for again", () => {
  /** As the command does, beside the server. */
  function resend(...ids: string[]): string[] {
    const db = openBesideServer(join(folder, "lake.sqlite"));
    try {
      return resendDeliveries(db, ids, new Date());
    } finally {
      db.close();
    }
  }

  const failedIds = () =>
    store.db
      .prepare("SELECT id FROM deliveries WHERE state = 'failed'")
      .all()
      .map(({ id }) => String(id));

  test("given up before: sent by the running server, with the key it had, and in the log", async () => {
    put();
    receiver.answer = () => 404;
    start({ lookEveryMs: 5 });
    commit(story("s1"));
    await logReads([{ state: "failed", attempts: 1 }]);
    receiver.answer = () => 200;
    const [id = ""] = failedIds();
    expect(resend(id)).toEqual([id]);
    await logReads([{ state: "delivered", attempts: 1, last_status: 200 }]);
    expect(receiver.calls.map(({ headers }) => headers["idempotency-key"])).toEqual([id, id]);
    expect(logged).toContain(`webhook delivery ${id}: to be sent again`);
  });

  test("failing again: given up after all attempts anew", async () => {
    put();
    receiver.answer = () => 503;
    start({ lookEveryMs: 5 });
    commit(story("s1"));
    await logReads([{ state: "failed", attempts: 3 }]);
    resend(...failedIds());
    await receiver.received(6);
    await logReads([{ state: "failed", attempts: 3 }]);
  });

  test("while no server runs: sent by the next one", async () => {
    put();
    receiver.answer = () => 404;
    start();
    commit(story("s1"));
    await logReads([{ state: "failed" }]);
    await webhooks?.stop();
    resend(...failedIds());
    receiver.answer = () => 200;
    start();
    await logReads([{ state: "delivered" }]);
  });

  test("one that is under way or waits for its turn: left alone, and sent once", async () => {
    put();
    const answered = Promise.withResolvers<number>();
    receiver.answer = () => answered.promise;
    start({ lookEveryMs: 5 });
    commit(story("s1"));
    await receiver.received(1);
    const ids = store.db
      .prepare("SELECT id FROM deliveries")
      .all()
      .map(({ id }) => String(id));
    expect(resend(...ids)).toEqual([]);
    // Something else that makes the server look.
    commit(story("s1", "Two"));
    resend();
    answered.resolve(200);
    await logReads([{ state: "delivered" }, { state: "delivered" }]);
    expect(receiver.calls).toHaveLength(2);
  });

  test("one with nothing to send, because its rule failed: left out", async () => {
    put({ filter: "nonsense::function()" });
    start();
    commit(story("s1"));
    await logReads([{ state: "failed", attempts: 0 }]);
    expect(resend(...failedIds())).toEqual([]);
  });
});

describe("a database that fails for a while", () => {
  /** From now on `event` fails, until the failure is logged. */
  function failOnce(event: string, raise: "ABORT" | "ROLLBACK" = "ABORT"): Partial<WebhooksOptions> {
    store.db.exec(
      `CREATE TRIGGER failing BEFORE ${event} BEGIN SELECT RAISE(${raise}, 'the disk is full'); END`,
    );
    return {
      recoverAfterMs: 1,
      log: (line) => {
        logged.push(line);
        store.db.exec("DROP TRIGGER IF EXISTS failing");
      },
    };
  }

  test.each(["ABORT", "ROLLBACK"] as const)(
    "storing deliveries (%s): logged with the reason, read again without another commit, sent once",
    async (raise) => {
      put();
      start(failOnce("INSERT ON deliveries", raise));
      commit(story("s1"));
      await logReads([{ document: "s1", state: "delivered", attempts: 1 }]);
      expect(logged).toEqual([expect.stringContaining("the disk is full")]);
      expect(receiver.calls).toHaveLength(1);
    },
  );

  test("writing down an answer: written later, without another call, and the next change is sent", async () => {
    put();
    start(failOnce("UPDATE ON deliveries"));
    commit(story("s1"));
    commit(story("s1", "Two"));
    await logReads([
      { document: "s1", state: "delivered", attempts: 1 },
      { document: "s1", state: "delivered", attempts: 1 },
    ]);
    expect(logged).toEqual([expect.stringContaining("the disk is full")]);
    expect(receiver.calls).toHaveLength(2);
  });
});
