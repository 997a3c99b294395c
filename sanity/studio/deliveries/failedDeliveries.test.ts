import { expect, test } from "vitest";
import { loadFailedDeliveries } from "./failedDeliveries.ts";

const hook = { id: "site", dataset: "production", isDisabled: false };
const message = (id: string, minute: number, over: object) => ({
  id,
  status: "failure",
  createdAt: `2031-06-01T12:${String(minute).padStart(2, "0")}:00Z`,
  resultCode: 503,
  documentId: "story",
  ...over,
});

/** A client of a backend with these webhooks and messages. */
function clientOf(messages: readonly object[], hooks: readonly object[] = [hook]) {
  const asked: string[] = [];
  const client = {
    config: () => ({ projectId: "verbatim", dataset: "production" }),
    request: async ({ url }: { readonly url: string }) => {
      asked.push(url);
      return url.endsWith("/messages") ? messages : hooks;
    },
  };
  return { client: client as unknown as Parameters<typeof loadFailedDeliveries>[0], asked };
}

test("loadFailedDeliveries: which document, when and why, newest first", async () => {
  const { client, asked } = clientOf([
    message("a", 1, {}),
    message("b", 2, { documentId: "drafts.other", resultCode: null, error: "connection refused" }),
    message("c", 3, { status: "pending" }),
  ]);
  expect(await loadFailedDeliveries(client)).toEqual([
    { id: "b", documentId: "other", at: "2031-06-01T12:02:00Z", reason: "connection refused" },
    { id: "a", documentId: "story", at: "2031-06-01T12:01:00Z", reason: "HTTP 503" },
  ]);
  expect(asked).toEqual(["/hooks/projects/verbatim", "/hooks/projects/verbatim/site/messages"]);
});

test("loadFailedDeliveries: a later announcement of the same document that arrived makes good for it", async () => {
  const failed = message("a", 1, {});
  expect(
    await loadFailedDeliveries(clientOf([message("b", 2, { status: "success" }), failed]).client),
  ).toEqual([]);
  const earlier = clientOf([failed, message("b", 0, { status: "success" })]);
  expect(await loadFailedDeliveries(earlier.client)).toHaveLength(1);
  const another = clientOf([message("b", 2, { status: "success", documentId: "other" }), failed]);
  expect(await loadFailedDeliveries(another.client)).toHaveLength(1);
});

test("loadFailedDeliveries without the lake's own fields: the document of the payload", async () => {
  const bare = { documentId: undefined, error: undefined, resultCode: null };
  const { client } = clientOf([
    message("a", 1, { ...bare, payload: '{"_id":"story"}' }),
    message("b", 0, { ...bare, payload: "not JSON" }),
  ]);
  expect(await loadFailedDeliveries(client)).toMatchObject([
    { documentId: "story", reason: "no answer" },
    { documentId: null, reason: "no answer" },
  ]);
});

test("loadFailedDeliveries: webhooks that are off or of another dataset aren't asked", async () => {
  const others = [
    { ...hook, isDisabled: true },
    { ...hook, dataset: "staging" },
  ];
  expect(await loadFailedDeliveries(clientOf([message("a", 1, {})], others).client)).toEqual([]);
});
