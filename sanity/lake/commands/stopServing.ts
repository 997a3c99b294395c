import type { LakeServer } from "../http/createLakeServer.ts";
import type { QueryPool } from "../query/queryPool.ts";
import type { Webhooks } from "../webhooks/startWebhooks.ts";

/** Less than what supervisors of processes wait before they kill; `docker stop` waits 10 seconds. */
const stopDeadlineMs = 4000;

/**
 * Takes no more work and lets that under way finish, requests, queries and webhooks side by side; what hasn't finished
 * after four seconds, such as a body that is still being sent, is ended. A query that is still running then ends with
 * the process.
 */
export async function stopServing({
  server,
  pool,
  webhooks,
}: {
  server: Pick<LakeServer, "close">;
  pool: Pick<QueryPool, "close">;
  webhooks: Webhooks | undefined;
}): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, stopDeadlineMs);
  });
  const stopped = Promise.all([server.close(stopDeadlineMs), pool.close(), webhooks?.stop()]);
  try {
    await Promise.race([stopped, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
