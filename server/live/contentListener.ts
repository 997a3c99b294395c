import { setTimeout as delay } from "node:timers/promises";
import type { SanityClient } from "@sanity/client";

/** What a story shows, and what has to be there for it to be shown. */
const TYPES = ["article", "quote", "person", "organization", "source", "event", "topic"];

/** Published documents: ids of drafts and of versions have a dot in them. */
const QUERY = '*[_type in $types && !(_id in path("drafts.**")) && !(_id in path("versions.**"))]';

const PAUSE_MS = { first: 1_000, longest: 30_000 };

export interface ContentListenerOptions {
  readonly client: SanityClient;
  /** A published document was created, changed or deleted, and queries know. */
  readonly onChange: (documentId: string) => void;
  /** Listening begins, for the first time or again: what happened before was not heard. */
  readonly onListening: () => void;
  readonly onLost: () => void;
}

/** Listens to published content until `stop` is called; after whatever failure, again. */
export function listenToContent({ client, onChange, onListening, onLost }: ContentListenerOptions): {
  stop: () => void;
} {
  const stopping = new AbortController();
  let pauseMs = PAUSE_MS.first;
  let subscription = listen();

  function listen() {
    return client
      .listen(
        QUERY,
        { types: TYPES },
        { events: ["welcome", "reconnect", "mutation"], includeResult: false, visibility: "query" },
      )
      .subscribe({
        next(event) {
          if (event.type === "mutation") return onChange(event.documentId);
          if (event.type === "reconnect") return onLost();
          pauseMs = PAUSE_MS.first;
          onListening();
        },
        error: (error: unknown) => void listenAgain(error),
        complete: () => void listenAgain("it ended"),
      });
  }

  /** The client comes back by itself when a connection breaks; here it was refused, or ended for good. */
  async function listenAgain(reason: unknown): Promise<void> {
    onLost();
    console.warn(`can't listen to content, trying again: ${String(reason)}`);
    const { signal } = stopping;
    await delay(pauseMs, undefined, { ref: false, signal }).catch(() => undefined);
    pauseMs = Math.min(2 * pauseMs, PAUSE_MS.longest);
    if (!signal.aborted) subscription = listen();
  }

  return {
    stop() {
      stopping.abort();
      subscription.unsubscribe();
    },
  };
}
