import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { stopServing } from "./stopServing.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const never = () => new Promise<void>(() => undefined);

test("stop what is idle: all three, at once", async () => {
  const close = vi.fn(async () => undefined);
  await stopServing({ server: { close }, pool: { close }, webhooks: { stop: close } });
  expect(close).toHaveBeenCalledTimes(3);
  expect(vi.getTimerCount()).toBe(0);
});

test("stop a server whose requests and queries don't end: over after four seconds, none waits for another", async () => {
  const server = { close: vi.fn(never) };
  const pool = { close: vi.fn(never) };
  const stopped = vi.fn();
  const stopping = stopServing({ server, pool, webhooks: undefined }).then(stopped);
  expect(server.close).toHaveBeenCalledWith(4000);
  expect(pool.close).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(3999);
  expect(stopped).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await stopping;
  expect(stopped).toHaveBeenCalledOnce();
});
