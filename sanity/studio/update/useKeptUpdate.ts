import { useEffect, useState } from "react";
import { useCurrentUser } from "sanity";
import { type KeptUpdate, keptAsText, nameOfKept, readKept } from "./keptUpdate.ts";

export interface Keeping {
  readonly kept: KeptUpdate;
  readonly keep: (change: (before: KeptUpdate) => KeptUpdate) => void;
  /** False where the browser keeps nothing: in a private window, or when it has no room left. */
  readonly isKept: boolean;
}

/** What somebody writes and has published of a story's updates, kept in the browser at every change. */
export function useKeptUpdate(storyId: string): Keeping {
  const name = nameOfKept(useCurrentUser()?.id ?? "", storyId);
  const [kept, keep] = useState(() => readKept(readItem(name), Date.now()));
  const [isKept, setKept] = useState(true);
  useEffect(() => setKept(writeItem(name, keptAsText(kept))), [name, kept]);
  return { kept, keep, isKept };
}

function readItem(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function writeItem(name: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch (error) {
    console.warn(error);
    return false;
  }
}
