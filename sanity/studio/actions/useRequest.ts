import { useState } from "react";
import { failureSentence } from "./failureSentence.ts";

/** A request that a dialog makes: whether it is under way, why it failed, and the way to make it. */
export function useRequest(
  request: () => Promise<void>,
  onDone: () => void,
): { readonly isBusy: boolean; readonly failure: string | null; readonly send: () => void } {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const send = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailure(null);
    try {
      await request();
    } catch (error) {
      console.error(error);
      setFailure(failureSentence(error));
      return setBusy(false);
    }
    onDone();
  };
  return { isBusy, failure, send: () => void send() };
}
