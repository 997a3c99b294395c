import { expect, test } from "vitest";
import { type Line, readLines } from "./readLines.ts";

async function linesOf(chunks: (string | Uint8Array)[], maxBytes = 100): Promise<Line[]> {
  async function* input() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  const lines: Line[] = [];
  for await (const line of readLines(input(), maxBytes)) lines.push(line);
  return lines;
}

test("lines across chunks, CRLF, blank lines, no newline at the end, a byte order mark: the lines, counted", async () => {
  expect(await linesOf(["\ufeffon", "e\r\n\n  \ntw", "o\nthree"])).toEqual([
    { number: 1, text: "one" },
    { number: 4, text: "two" },
    { number: 5, text: "three" },
  ]);
});

test("a letter that is cut in two by a chunk's end: whole", async () => {
  const bytes = Buffer.from("žluť");
  expect(await linesOf([bytes.subarray(0, 1), bytes.subarray(1)])).toEqual([{ number: 1, text: "žluť" }]);
});

test("a line that is too long, one that isn't UTF-8: a problem each, and the others are read", async () => {
  const lines = await linesOf([
    "a\n",
    "x".repeat(60),
    "x".repeat(60),
    "\nb\n",
    Buffer.from([0xff, 0x0a]),
    "c",
  ]);
  expect(lines).toEqual([
    { number: 1, text: "a" },
    { number: 2, problem: "is longer than 100 bytes" },
    { number: 3, text: "b" },
    { number: 4, problem: "isn't UTF-8" },
    { number: 5, text: "c" },
  ]);
});

test("nothing: no line", async () => {
  expect(await linesOf([])).toEqual([]);
});
