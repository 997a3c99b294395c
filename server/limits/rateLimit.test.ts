import { expect, test } from "vitest";
import { createRateLimit } from "./rateLimit.ts";

async function take(count: number, requestsPerSecond: number, client = "203.0.113.7") {
  const takeRequest = createRateLimit(requestsPerSecond);
  const answers = [];
  for (let request = 0; request < count; request += 1) answers.push(await takeRequest(client));
  return { answers, takeRequest };
}

test("ten seconds' worth at once: let through; the next one is told when to come again", async () => {
  const { answers } = await take(21, 2);
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => null));
  expect(answers.at(-1)).toBe(10);
});

test("another client: not concerned", async () => {
  const { takeRequest } = await take(21, 2);
  expect(await takeRequest("203.0.113.8")).toBeNull();
});

test("0: no limit", async () => {
  const { answers } = await take(100, 0);
  expect(answers.every((answer) => answer === null)).toBe(true);
});
