const parentCheckMs = 500;

/**
 * A signal that aborts once this process is asked to end. Asking again
 * changes nothing: npm passes on a Ctrl-C that the terminal has delivered already.
 *
 * @returns {AbortSignal}
 */
export function stopSignal() {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, () => controller.abort(name));
  return controller.signal;
}

/**
 * Calls back once the program that started this one is gone: an orphan gets another parent.
 *
 * @param {() => void} onGone
 */
export function watchParent(onGone) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, parentCheckMs);
  timer.unref();
}
