/**
 * What was asked for in time; else an error, though a request that is under way may still be done.
 *
 * @param ask begins no other request once its signal is aborted
 */
export async function answeredWithin<T>(
  timeoutMs: number,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const patience = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const error = new Error(`No answer within ${timeoutMs} ms.`);
      patience.abort(error);
      reject(error);
    }, timeoutMs);
  });
  try {
    return await Promise.race([ask(patience.signal), late]);
  } finally {
    clearTimeout(timer);
  }
}
