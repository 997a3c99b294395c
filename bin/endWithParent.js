/**
 * Loaded before a program with `--import`: once the process that started it is gone, however it
 * ended, the program is asked to end, and made to if it doesn't. The parent's end shows as the end of
 * the channel between the two; a program started by hand has none, and nothing happens.
 */
import { isMainThread } from "node:worker_threads";

const graceMs = 20_000;

if (isMainThread && process.connected) {
  // Processes that the program forks use their channels for themselves, and would inherit this.
  process.execArgv.splice(process.execArgv.indexOf(import.meta.url) - 1, 2);
  process.once("disconnect", () => {
    setTimeout(() => process.exit(1), graceMs).unref();
    process.kill(process.pid, "SIGTERM");
  });
  process.channel.unref();
}
