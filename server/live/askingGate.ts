/** More wait than may. */
export class TooManyWaiting extends Error {
  override readonly name = "TooManyWaiting";
  readonly code = "too-many-waiting";

  constructor(waiting: number) {
    super(`${waiting} questions wait for the content backend already: ask again in a moment.`);
  }
}

/** Lets an action through once there is room for it; rejects as it does. */
export type AskingGate = <Result>(action: () => Promise<Result>) => Promise<Result>;

/**
 * Bounds what the content backend is asked at once.
 *
 * @param maxWaiting beyond this many, an action is refused with `TooManyWaiting`
 */
export function createAskingGate({ atOnce, maxWaiting }: { atOnce: number; maxWaiting: number }): AskingGate {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (action) => {
    if (inside >= atOnce) {
      if (waiting.length >= maxWaiting) throw new TooManyWaiting(waiting.length);
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      inside += 1;
    }
    try {
      return await action();
    } finally {
      const next = waiting.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}
