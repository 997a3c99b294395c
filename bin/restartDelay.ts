/** How long a part that crashed is kept from starting again, and when it is given up. */
export interface RestartPolicy {
  firstDelayMs: number;
  longestDelayMs: number;
  /** More crashes than this within `windowMs` are too many. */
  mostCrashes: number;
  windowMs: number;
}

export const restartPolicy: RestartPolicy = {
  firstDelayMs: 500,
  longestDelayMs: 8_000,
  mostCrashes: 5,
  windowMs: 60_000,
};

/**
 * How long to wait before a crashed part is started again: twice as long after each crash.
 *
 * @param crashes when it crashed, the latest included, in milliseconds
 * @returns milliseconds, or undefined if it crashed too often to be started again
 */
export function restartDelayMs(
  crashes: readonly number[],
  nowMs: number,
  policy: RestartPolicy,
): number | undefined {
  const recent = crashes.filter((at) => at > nowMs - policy.windowMs).length;
  if (recent > policy.mostCrashes) return undefined;
  return Math.min(policy.firstDelayMs * 2 ** (recent - 1), policy.longestDelayMs);
}
