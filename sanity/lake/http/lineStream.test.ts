import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { lineStream } from "./lineStream.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const limits = { maxPauseMs: 1000, maxMs: 10_000 };
const line = `${"x".repeat(1000)}\n`;

function* lines(count: number, onMade: () => void = () => {}): Generator<string> {
  for (let n = 0; n < count; n += 1) {
    onMade();
    yield line;
  }
}

test("read to the end: every line, and the end is told once", async () => {
  const onEnd = vi.fn();
  const text = await new Response(lineStream(lines(500), { ...limits, onEnd })).text();
  expect(text).toBe(line.repeat(500));
  expect(onEnd).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test("a reader who is slow: no more is made than a chunk ahead", async () => {
  const onMade = vi.fn();
  const reader = lineStream(lines(10_000, onMade), { ...limits, onEnd: () => {} }).getReader();
  await reader.read();
  await vi.waitFor(() => expect(onMade.mock.calls.length).toBeGreaterThan(66));
  expect(onMade.mock.calls.length).toBeLessThan(140);
  await reader.cancel();
});

test("a reader who goes, one who pauses for too long: the end is told once, and nothing is left", async () => {
  const onEnd = vi.fn();
  const gone = lineStream(lines(10_000), { ...limits, onEnd }).getReader();
  await gone.read();
  await gone.cancel();
  expect(onEnd).toHaveBeenCalledOnce();

  const paused = lineStream(lines(10_000), { ...limits, onEnd }).getReader();
  await paused.read();
  await vi.advanceTimersByTimeAsync(999);
  expect(onEnd).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(1);
  expect(onEnd).toHaveBeenCalledTimes(2);
  await expect(paused.read()).rejects.toThrow("taken too long");
  expect(vi.getTimerCount()).toBe(0);
});

test("a reader who never pauses for long, but takes for ever: the end is told", async () => {
  const onEnd = vi.fn();
  const slow = lineStream(lines(10_000), { ...limits, onEnd }).getReader();
  for (let second = 0; second < 10; second += 1) {
    await slow.read();
    await vi.advanceTimersByTimeAsync(999);
  }
  expect(onEnd).not.toHaveBeenCalled();
  await slow.read();
  await vi.advanceTimersByTimeAsync(10);
  expect(onEnd).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test("lines that can't be read any more: the reader is told, and the end", async () => {
  const onEnd = vi.fn();
  function* broken(): Generator<string> {
    yield line.repeat(100);
    throw new Error("disk gone");
  }
  const reading = new Response(lineStream(broken(), { ...limits, onEnd })).text();
  await expect(reading).rejects.toThrow("disk gone");
  expect(onEnd).toHaveBeenCalledOnce();
});
