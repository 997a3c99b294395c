import { type MonoTypeOperatorFunction, retry, timer } from "rxjs";

/** Milliseconds, doubled with every attempt that fails. */
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Begins to listen anew, ever more slowly, when that fails: the Studio's `listenQuery` gives up if the backend is away at
 * that moment, and a form would fall with it.
 */
export function listenAgain<Value>(): MonoTypeOperatorFunction<Value> {
  return retry({
    resetOnSuccess: true,
    delay: (_error, attempt) => timer(Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS)),
  });
}
