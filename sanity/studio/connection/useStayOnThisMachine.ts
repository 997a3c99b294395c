import { useInsertionEffect } from "react";
import type { Backend } from "../../configuration.ts";
import { answerForSanity } from "./answerForSanity.ts";

/**
 * On the embedded lake, keeps the Studio from asking sanity.io what it would ask whatever its configuration says. An
 * insertion effect, since those come before any of the Studio's own.
 */
export function useStayOnThisMachine({ backend }: Backend): void {
  useInsertionEffect(() => {
    if (backend === "hosted") return;
    const fetchElsewhere = window.fetch;
    window.fetch = answerForSanity((...request) => fetchElsewhere(...request));
    return () => {
      window.fetch = fetchElsewhere;
    };
  }, [backend]);
}
