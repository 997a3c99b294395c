import { useEffect, useState } from "react";
import { type PublishedUpdate, secondsToUndo } from "./keptUpdate.ts";

const TICK_MS = 250;

/** For how many seconds a published update can still be taken back; it counts down to 0. */
export function useSecondsToUndo(published: PublishedUpdate): number {
  const [here, setHere] = useState(() => Date.now());
  const seconds = secondsToUndo(published, here);
  const isOver = seconds === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setHere(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [isOver]);
  return seconds;
}
