/**
 * Asks a child process to end, and makes it if it has not after the grace period.
 *
 * @param {import("node:child_process").ChildProcess} child
 * @param {NodeJS.Signals} signal what it is asked with
 * @param {number} graceMs
 */
export function stopChild(child, signal, graceMs) {
  child.kill(signal);
  // A child that still runs keeps this process waiting for it anyway.
  setTimeout(() => child.kill("SIGKILL"), graceMs).unref();
}
