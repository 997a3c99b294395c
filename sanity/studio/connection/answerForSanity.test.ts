import { expect, test, vi } from "vitest";
import { answerForSanity } from "./answerForSanity.ts";

test.each([
  ["https://sanity-cdn.com/v1/modules/sanity/latest/%5E6.16.0/t1795472582", 200],
  ["https://api.sanity.io/vX/intake/feedback", 503],
])("%s: answered with %i, nothing is fetched", async (address, status) => {
  const elsewhere = vi.fn<typeof fetch>();
  const answer = answerForSanity(elsewhere);
  expect((await answer(address)).status).toBe(status);
  expect((await answer(new Request(address))).status).toBe(status);
  expect((await answer(new URL(address))).status).toBe(status);
  expect(elsewhere).not.toHaveBeenCalled();
});

test("any other address: fetched as it was asked", async () => {
  const response = new Response("found");
  const elsewhere = vi.fn<typeof fetch>().mockResolvedValue(response);
  const init = { method: "POST" };
  const answer = answerForSanity(elsewhere);
  expect(await answer("http://127.0.0.1:3333/v1/ping", init)).toBe(response);
  expect(elsewhere).toHaveBeenCalledExactlyOnceWith("http://127.0.0.1:3333/v1/ping", init);
});
