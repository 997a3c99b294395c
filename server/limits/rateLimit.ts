import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** A page with its style sheet, fonts and images is a burst; the limit is kept over this time. */
const WINDOW_SECONDS = 10;

/** Takes one request of a client; answers after how many seconds to come again, or null if it may pass. */
export type TakeRequest = (client: string) => Promise<number | null>;

/**
 * A limit of requests for each client, on average over ten seconds.
 *
 * @param requestsPerSecond 0 for no limit
 */
export function createRateLimit(requestsPerSecond: number): TakeRequest {
  if (requestsPerSecond === 0) return async () => null;
  const limiter = new RateLimiterMemory({
    points: requestsPerSecond * WINDOW_SECONDS,
    duration: WINDOW_SECONDS,
  });
  return async (client) => {
    try {
      await limiter.consume(client);
      return null;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
      throw refusal;
    }
  };
}
