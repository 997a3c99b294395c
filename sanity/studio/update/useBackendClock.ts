import { useEffect, useState } from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import { loadNow } from "../../queries/backendTime.ts";

const TICK_MS = 5_000;

/** What time it is by the backend's clock, near enough to show it; by the browser's until that is known. */
export function useBackendClock(): Date {
  const client = useClient({ apiVersion: API_VERSION });
  const [aheadMs, setAheadMs] = useState(0);
  const [here, setHere] = useState(() => Date.now());
  useEffect(() => {
    let isWanted = true;
    const compare = (now: Date) => isWanted && setAheadMs(now.getTime() - Date.now());
    loadNow(client).then(compare, console.warn);
    const timer = setInterval(() => setHere(Date.now()), TICK_MS);
    return () => {
      isWanted = false;
      clearInterval(timer);
    };
  }, [client]);
  return new Date(here + aheadMs);
}
