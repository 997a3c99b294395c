import { useEffect, useState } from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import { loadNow } from "../../queries/backendTime.ts";

/** The longest that a browser's timer runs. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Whether an instant has come, by the backend's clock; null until that is known, or without one.
 *
 * @param instant ISO 8601; empty for none
 */
export function useHasCome(instant: string): boolean | null {
  const client = useClient({ apiVersion: API_VERSION });
  const [hasCome, setHasCome] = useState<boolean | null>(null);
  useEffect(() => {
    setHasCome(null);
    if (!Number.isFinite(Date.parse(instant))) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isWanted = true;
    const tell = (now: Date) => {
      if (!isWanted) return;
      const leftMs = Date.parse(instant) - now.getTime();
      setHasCome(leftMs <= 0);
      if (leftMs > 0) timer = setTimeout(() => setHasCome(true), Math.min(leftMs, LONGEST_TIMER_MS));
    };
    loadNow(client).then(tell, console.warn);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [client, instant]);
  return hasCome;
}
