import { afterEach, beforeEach, expect, test } from "vitest";
import { type CallResult, type NewDelivery, recordCall, recordDeliveries } from "../webhooks/deliveries.ts";
import { putWebhook } from "../webhooks/webhooks.ts";
import { startTestLake, type TestLake } from "./testLake.ts";

const now = new Date("2026-07-27T12:00:00Z");

let lake: TestLake;
let hook: string;

beforeEach(async () => {
  lake = await startTestLake();
  const datasetId = lake.store.dataset("production")?.id ?? 0;
  const rule = { filter: '_type == "story"', projection: "{_id}", includeDrafts: false };
  hook = putWebhook(lake.store.db, {
    ...{ datasetId, ...rule, name: "site", url: "https://news.example/hook", secret: "kept to itself" },
  }).id;
});
afterEach(() => lake.close());

function addDelivery(seq: number, delivery: Partial<NewDelivery> = {}): string {
  const id = `delivery-${seq}`;
  recordDeliveries(lake.store.db, {
    ...{ webhookId: hook, cursor: seq, now },
    deliveries: [
      {
        ...{ id, webhookId: hook, documentId: `story-${seq}`, seq, operation: "update", attempts: 0 },
        ...{ payload: `{"_id":"story-${seq}"}`, nextAttemptAt: now, error: null },
        ...delivery,
      },
    ],
  });
  return id;
}

function addCall(
  id: string,
  state: "pending" | "delivered" | "failed",
  attempts: number,
  result: CallResult,
) {
  recordCall(lake.store.db, id, { state, attempts, result, nextAttemptAt: null, now });
}

const ask = async (path: string) => (await lake.fetch(`/hooks/projects/${path}`, { role: "editor" })).json();

test("webhooks: as Sanity describes them, without their secret", async () => {
  const hooks = await ask("verbatim");
  expect(hooks).toEqual([
    expect.objectContaining({
      ...{ id: hook, type: "document", name: "site", dataset: "production", httpMethod: "POST" },
      ...{ url: "https://news.example/hook", secret: null },
      rule: { on: ["create", "update", "delete"], filter: '_type == "story"', projection: "{_id}" },
    }),
  ]);
  expect(JSON.stringify(hooks)).not.toContain("kept to itself");
});

test("deliveries: newest first, each with its status and what it is about", async () => {
  addDelivery(1);
  addCall(addDelivery(2), "pending", 1, { status: 503 });
  addCall(addDelivery(3), "delivered", 2, { status: 204 });
  addCall(addDelivery(4), "failed", 3, { error: "connect ECONNREFUSED" });
  addDelivery(5, { payload: "", error: "The rule can't be evaluated." });
  const messages: Record<string, unknown>[] = await ask(`verbatim/${hook}/messages`);
  const told = messages.map(({ id, status, resultCode, failureCount, error }) => ({
    ...{ id, status, resultCode, failureCount, error },
  }));
  expect(told).toEqual([
    {
      ...{ id: "delivery-5", status: "failure", resultCode: null, failureCount: 0 },
      error: "The rule can't be evaluated.",
    },
    {
      ...{ id: "delivery-4", status: "failure", resultCode: null, failureCount: 3 },
      error: "connect ECONNREFUSED",
    },
    { id: "delivery-3", status: "success", resultCode: 204, failureCount: 1, error: null },
    { id: "delivery-2", status: "sending", resultCode: 503, failureCount: 1, error: null },
    { id: "delivery-1", status: "queued", resultCode: null, failureCount: 0, error: null },
  ]);
  expect(messages[0]).toMatchObject({
    ...{ dataset: "production", documentId: "story-5", operation: "update", createdAt: now.toISOString() },
  });
});

test("attempts: the last call of each delivery, and why it failed", async () => {
  addDelivery(1);
  addCall(addDelivery(2), "pending", 1, { status: 503 });
  addCall(addDelivery(3), "delivered", 1, { status: 204 });
  addCall(addDelivery(4), "failed", 3, { error: "connect ECONNREFUSED" });
  addCall(addDelivery(5), "failed", 3, { error: "The operation was aborted due to timeout" });
  const attempts: Record<string, unknown>[] = await ask(`verbatim/${hook}/attempts`);
  expect(
    attempts.map(({ messageId, isFailure, failureReason }) => [messageId, isFailure, failureReason]),
  ).toEqual([
    ["delivery-5", true, "timeout"],
    ["delivery-4", true, "network"],
    ["delivery-3", false, null],
    ["delivery-2", true, "http"],
  ]);
});

test.each([
  ["administrator", 200],
  ["contributor", 403],
  ["viewer", 403],
  [undefined, 401],
] as const)("as %s: %d", async (role, status) => {
  for (const path of ["", `/${hook}/messages`, `/${hook}/attempts`]) {
    expect((await lake.fetch(`/hooks/projects/verbatim${path}`, { role })).status).toBe(status);
  }
});

test("another project, another webhook: 404", async () => {
  expect(await ask("elsewhere")).toMatchObject({ statusCode: 404 });
  expect(await ask("verbatim/whunknown/messages")).toMatchObject({ statusCode: 404 });
});
