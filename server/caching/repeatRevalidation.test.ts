import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ContentChange } from "../../lib/cacheTags.ts";
import { readRevalidation } from "./contentChange.ts";
import { repeatRevalidation } from "./repeatRevalidation.ts";
import { requestRevalidation } from "./revalidationRequest.ts";

vi.mock("./revalidationRequest.ts");

const secret = "a secret of the tests";

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(requestRevalidation).mockReset().mockResolvedValue();
});

afterEach(() => vi.useRealTimers());

/** What has been asked for, request by request. */
function asked() {
  return vi.mocked(requestRevalidation).mock.calls.map(([body]) => readRevalidation(JSON.parse(body)));
}

function change(documentId: string): ContentChange {
  return {
    documentId,
    type: "quote",
    operation: "update",
    slugs: [],
    status: "held",
    isUnnamed: false,
    isCorrected: false,
    publishedAt: null,
    publishAt: null,
  };
}

test("many changes at once: one request asks for all of them again", async () => {
  for (const id of ["a", "b", "c"]) repeatRevalidation([change(id)], { delayMs: 400, secret });
  await vi.advanceTimersByTimeAsync(399);
  expect(asked()).toEqual([]);
  await vi.advanceTimersByTimeAsync(201);
  expect(asked()).toEqual([[change("a"), change("b"), change("c")]]);
});

test("a change that comes later: is repeated later by as much", async () => {
  repeatRevalidation([change("a")], { delayMs: 400, secret });
  await vi.advanceTimersByTimeAsync(300);
  repeatRevalidation([change("b")], { delayMs: 400, secret });
  await vi.advanceTimersByTimeAsync(399);
  expect(asked()).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(201);
  expect(asked()).toEqual([[change("a")], [change("b")]]);
});

test("everything among the changes: everything again", async () => {
  repeatRevalidation([change("a")], { delayMs: 400, secret });
  repeatRevalidation("everything", { delayMs: 400, secret });
  await vi.advanceTimersByTimeAsync(600);
  expect(asked()).toEqual(["everything"]);
});
