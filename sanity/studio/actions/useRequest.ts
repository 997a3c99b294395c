import { useState } from "react";
import { failureSentence } from "./failureSentence.ts";

/**
 * A request that a dialog makes: whether it is under way, why it failed, and the way to make it.
 *
 * @param request gives false where it was refused, and says why itself
 * @param noAnswer what to say where no answer came, if that is not the usual
 */
export function useRequest(
  request: () => Promise<unknown>,
  onDone: () => void,
  noAnswer?: string,
): { readonly isBusy: boolean; readonly failure: string | null; readonly send: () => void } {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      const isRefused = (await request()) === false;
      setBusy(false);
      if (!isRefused) onDone();
    } catch (error) {
      console.error(error);
      setFailure(failureSentence(error, noAnswer));
      setBusy(false);
    }
  };
  return { isBusy, failure, send: () => void send() };
}
