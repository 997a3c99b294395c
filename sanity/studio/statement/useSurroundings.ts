import { useEffect, useRef, useState } from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import {
  listenToSurroundings,
  loadStatementSurroundings,
  type Surrounded,
  type Surroundings,
} from "../../queries/statementSurroundings.ts";

/** While somebody types in a document nearby, it is read again this much after the last change. */
const SETTLED_MS = 300;

interface Reading {
  /** The last that was read; null before the first. */
  readonly surroundings: Surroundings | null;
  readonly hasFailed: boolean;
}

/** What is around a statement, read again whenever a document there changes or `readAgain` is called. */
export function useSurroundings(surrounded: Surrounded): Reading & { readonly readAgain: () => void } {
  const client = useClient({ apiVersion: API_VERSION });
  const [reading, setReading] = useState<Reading>({ surroundings: null, hasFailed: false });
  const readNow = useRef(() => {});
  const asked = JSON.stringify(surrounded);

  useEffect(() => {
    const wanted: Surrounded = JSON.parse(asked);
    let stop = new AbortController();
    let settling: ReturnType<typeof setTimeout> | undefined;
    const read = () => {
      stop.abort();
      stop = new AbortController();
      const { signal } = stop;
      loadStatementSurroundings(client, wanted, signal).then(
        (surroundings) => signal.aborted || setReading({ surroundings, hasFailed: false }),
        () => signal.aborted || setReading(({ surroundings }) => ({ surroundings, hasFailed: true })),
      );
    };
    const stopListening = listenToSurroundings(client, wanted, () => {
      clearTimeout(settling);
      settling = setTimeout(read, SETTLED_MS);
    });
    readNow.current = read;
    read();
    return () => {
      stopListening();
      clearTimeout(settling);
      stop.abort();
    };
  }, [client, asked]);

  return { ...reading, readAgain: () => readNow.current() };
}
