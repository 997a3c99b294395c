const chunkBytes = 64 * 1024;

/**
 * Lines as the body of an answer, in chunks that are made when they are asked for. `onEnd` is called once, when no more
 * will be: at the end, when the reader has gone, when it has asked for nothing for `maxPauseMs`, or after `maxMs`.
 */
export function lineStream(
  lines: Generator<string>,
  { maxPauseMs, maxMs, onEnd }: { maxPauseMs: number; maxMs: number; onEnd: () => void },
): ReadableStream<Uint8Array> {
  let pause: NodeJS.Timeout | undefined;
  let limit: NodeJS.Timeout | undefined;
  let isOver = false;

  function end(): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(pause);
    clearTimeout(limit);
    lines.return(undefined);
    onEnd();
  }

  function giveUp(controller: ReadableStreamDefaultController): void {
    end();
    controller.error(new Error("The reader has taken too long."));
  }

  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        limit = setTimeout(() => giveUp(controller), maxMs);
      },
      pull(controller) {
        clearTimeout(pause);
        try {
          const chunk = nextChunk(lines);
          if (chunk === undefined) {
            end();
            controller.close();
            return;
          }
          controller.enqueue(chunk);
        } catch (error) {
          end();
          throw error;
        }
        pause = setTimeout(() => giveUp(controller), maxPauseMs);
      },
      cancel: end,
    },
    { highWaterMark: 1 },
  );
}

function nextChunk(lines: Generator<string>): Uint8Array | undefined {
  let text = "";
  while (text.length < chunkBytes) {
    const { value, done } = lines.next();
    if (done) break;
    text += value;
  }
  return text === "" ? undefined : Buffer.from(text);
}
