/** A line of NDJSON, counted from 1, or why it can't be read. */
export type Line = { number: number; text: string } | { number: number; problem: string };

const newline = 0x0a;

/**
 * Splits bytes into lines, holding one at a time. A line of more than `maxBytes`, or one that isn't UTF-8, is a problem
 * of its own; blank lines are left out.
 */
export async function* readLines(input: AsyncIterable<Uint8Array>, maxBytes: number): AsyncGenerator<Line> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 1;
  let pieces: Uint8Array[] = [];
  let bytes = 0;

  function finish(): Line[] {
    const line = toLine(number, pieces, bytes);
    number += 1;
    pieces = [];
    bytes = 0;
    return line ? [line] : [];
  }

  function toLine(number: number, parts: readonly Uint8Array[], length: number): Line | undefined {
    if (length > maxBytes) return { number, problem: `is longer than ${maxBytes} bytes` };
    try {
      const text = decoder.decode(Buffer.concat(parts)).trim();
      return text === "" ? undefined : { number, text };
    } catch {
      return { number, problem: "isn't UTF-8" };
    }
  }

  function add(piece: Uint8Array): void {
    bytes += piece.byteLength;
    // What is too long is counted, not kept.
    if (bytes <= maxBytes) pieces.push(piece);
    else pieces = [];
  }

  for await (const chunk of input) {
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      add(chunk.subarray(start, end));
      yield* finish();
      start = end + 1;
    }
    if (start < chunk.length) add(chunk.subarray(start));
  }
  if (bytes > 0) yield* finish();
}
