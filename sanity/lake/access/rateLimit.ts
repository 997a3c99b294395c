/** A token bucket for each caller, which fills at a rate up to its capacity. */
export class TokenBuckets {
  readonly #perSecond: number;
  readonly #capacity: number;
  readonly #maxCallers: number;
  readonly #buckets = new Map<string, { left: number; atMs: number }>();

  /** The caller unheard of for longest is forgotten first when there are more than `maxCallers`. */
  constructor(options: { perSecond: number; capacity: number; maxCallers: number }) {
    this.#perSecond = options.perSecond;
    this.#capacity = options.capacity;
    this.#maxCallers = options.maxCallers;
  }

  /** Takes one token from the caller's bucket, and says whether there was one left. */
  take(caller: string, nowMs: number): boolean {
    const bucket = this.#buckets.get(caller) ?? { left: this.#capacity, atMs: nowMs };
    const elapsedMs = Math.max(0, nowMs - bucket.atMs);
    const left = Math.min(this.#capacity, bucket.left + (elapsedMs / 1000) * this.#perSecond);
    this.#buckets.delete(caller);
    this.#buckets.set(caller, { left: left >= 1 ? left - 1 : left, atMs: nowMs });
    if (this.#buckets.size > this.#maxCallers) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
    return left >= 1;
  }

  /** Puts back one that shouldn't count. */
  giveBack(caller: string): void {
    const bucket = this.#buckets.get(caller);
    if (bucket) bucket.left = Math.min(this.#capacity, bucket.left + 1);
  }
}

export interface RateLimit {
  /** Requests that one caller may make per second; it may save up two seconds' worth. 0 turns the limit off. */
  requestsPerSecond: number;
  /** How many callers are remembered; the one unheard of for longest is forgotten first. */
  maxCallers: number;
}

/** Returns a function that counts one request of a caller and says whether it is within the limit. */
export function createRateLimiter({
  requestsPerSecond,
  maxCallers,
}: RateLimit): (caller: string, nowMs: number) => boolean {
  if (requestsPerSecond === 0) return () => true;
  const capacity = requestsPerSecond * 2;
  const buckets = new TokenBuckets({ perSecond: requestsPerSecond, capacity, maxCallers });
  return (caller, nowMs) => buckets.take(caller, nowMs);
}
