import type { Terminal } from "./command.ts";

const intervalMs = 100;

/** Shows how far something is, ten times a second; nothing where nobody looks on. */
export function progressOn({ showProgress }: Terminal): (step: string, done: number, total?: number) => void {
  let shownAtMs = Number.NEGATIVE_INFINITY;
  return (step, done, total) => {
    const nowMs = performance.now();
    if (!showProgress || nowMs - shownAtMs < intervalMs) return;
    shownAtMs = nowMs;
    showProgress(total === undefined ? `${step}: ${done}` : `${step}: ${done} of ${total}`);
  };
}
