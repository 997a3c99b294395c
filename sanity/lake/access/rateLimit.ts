export interface RateLimit {
  /** Requests that one caller may make per second; it may save up two seconds' worth. 0 turns the limit off. */
  requestsPerSecond: number;
  /** How many callers are remembered; the one unheard of for longest is forgotten first. */
  maxCallers: number;
}

/**
 * A token bucket for each caller. Returns a function that takes one request from the caller's bucket and says
 * whether there was one left.
 */
export function createRateLimiter({
  requestsPerSecond,
  maxCallers,
}: RateLimit): (caller: string, nowMs: number) => boolean {
  if (requestsPerSecond === 0) return () => true;
  const capacity = requestsPerSecond * 2;
  const buckets = new Map<string, { left: number; atMs: number }>();
  return (caller, nowMs) => {
    const bucket = buckets.get(caller) ?? { left: capacity, atMs: nowMs };
    const elapsedMs = Math.max(0, nowMs - bucket.atMs);
    const left = Math.min(capacity, bucket.left + (elapsedMs / 1000) * requestsPerSecond);
    buckets.delete(caller);
    buckets.set(caller, { left: left >= 1 ? left - 1 : left, atMs: nowMs });
    if (buckets.size > maxCallers) {
      const oldest = buckets.keys().next();
      if (!oldest.done) buckets.delete(oldest.value);
    }
    return left >= 1;
  };
}
