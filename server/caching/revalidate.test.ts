import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { revalidate } from "./revalidate.ts";

beforeEach(() => vi.stubEnv("SANITY_REVALIDATE_SECRET", "secret-of-the-tests"));
afterEach(() => vi.unstubAllEnvs());

test("a sender who hangs up in the middle of the body: 400, and no error", async () => {
  const body = new ReadableStream({
    pull: (stream) => stream.error(new Error("aborted")),
  });
  const asked = { method: "POST", body, duplex: "half" };
  const request = new Request("http://127.0.0.1/api/revalidate", asked);
  expect((await revalidate(request)).status).toBe(400);
});
