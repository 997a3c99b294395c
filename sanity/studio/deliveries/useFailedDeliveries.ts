import { useEffect, useState } from "react";
import { useClient } from "sanity";
import { type FailedDelivery, HOOKS_API_VERSION, loadFailedDeliveries } from "./failedDeliveries.ts";

const INTERVAL_MS = 60_000;
/** Whoever is answered so may not read deliveries, and isn't asked again. */
const REFUSALS: ReadonlySet<unknown> = new Set([401, 403, 404]);

/** The announcements to the site that have failed, asked for each minute while the tab is seen; none for those who may not know. */
export function useFailedDeliveries(): readonly FailedDelivery[] {
  const client = useClient({ apiVersion: HOOKS_API_VERSION });
  const [deliveries, setDeliveries] = useState<readonly FailedDelivery[]>([]);
  useEffect(() => {
    // Webhooks belong to the project, whose address has no subdomain.
    const projectClient = client.withConfig({ useProjectHostname: false });
    let isWanted = true;
    const stop = () => {
      isWanted = false;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
    const ask = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const failed = await loadFailedDeliveries(projectClient);
        if (isWanted) setDeliveries(failed);
      } catch (error) {
        if (isRefusal(error)) return stop();
        console.warn(error);
      }
    };
    const timer = setInterval(ask, INTERVAL_MS);
    document.addEventListener("visibilitychange", ask);
    void ask();
    return stop;
  }, [client]);
  return deliveries;
}

function isRefusal(error: unknown): boolean {
  return error instanceof Error && "statusCode" in error && REFUSALS.has(error.statusCode);
}
