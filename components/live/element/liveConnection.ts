import type { LiveState } from "../../../lib/live/liveState.ts";

/** A stream that says nothing for so long is kept by something on the way. */
const FIRST_WORD_MS = 10_000;
/** Browsers come back to a broken stream by themselves; so often in vain, it is given up. */
const MAX_BREAKS = 10;
/** A stream that lived so long was not in vain, even if there was nothing to tell. */
const LIVED_MS = 10_000;
const POLL_MS = 15_000;
/** Of the pause, more or less, so that readers don't ask all at once. */
const JITTER = 0.2;
/** A minute at the most. */
const MAX_DOUBLINGS = 2;
/** After so many answers a stream is tried again; after the first, if there had been one. */
const POLLS_BEFORE_STREAM = 8;

export interface LiveConnection {
  /** The address of the stream; the same with `.json` answers once. */
  readonly address: string;
  /** @param version names the state; empty if the server didn't name it */
  readonly onState: (state: LiveState, version: string) => void;
  /** The story is there, and no longer one that runs. */
  readonly onNoLongerLive: () => void;
  /** The story is there no more. */
  readonly onGone: () => void;
}

/**
 * Tells of a story's states for as long as the page is visible and the coverage runs: from a stream
 * of events, or, where there is no stream to be had, by asking again and again.
 *
 * @returns what ends it
 */
export function connectLive({ address, onState, onNoLongerLive, onGone }: LiveConnection): () => void {
  let stream: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  let failures = 0;
  let polls = 0;
  let hadStream = false;

  function pause(): void {
    stream?.close();
    clearTimeout(timer);
    asking?.abort();
  }

  function resume(): void {
    pause();
    if (!document.hidden) listen();
  }

  function end(): void {
    pause();
    document.removeEventListener("visibilitychange", resume);
    removeEventListener("online", resume);
  }

  function listen(): void {
    let breaks = 0;
    let openedAt = 0;
    polls = 0;
    hadStream = false;
    stream = new EventSource(address);
    timer = setTimeout(pollInstead, FIRST_WORD_MS);
    stream.addEventListener("open", () => {
      openedAt = performance.now();
    });
    stream.addEventListener("state", ({ data, lastEventId }) => {
      clearTimeout(timer);
      breaks = 0;
      hadStream = true;
      hear(data, lastEventId);
    });
    stream.addEventListener("gone", gone);
    stream.addEventListener("error", () => {
      breaks = openedAt > 0 && performance.now() - openedAt > LIVED_MS ? 0 : breaks + 1;
      openedAt = 0;
      if (stream?.readyState === EventSource.CLOSED || breaks > MAX_BREAKS) pollInstead();
    });
  }

  function pollInstead(): void {
    pause();
    timer = setTimeout(poll, JITTER * POLL_MS * Math.random());
  }

  async function poll(): Promise<void> {
    const question = new AbortController();
    asking = question;
    try {
      const answer = await fetch(`${address}.json`, { cache: "no-cache", signal: question.signal });
      if (answer.status === 404) return gone();
      if (answer.status === 204) return noLongerLive();
      if (!answer.ok) throw new Error(answer.statusText);
      hear(await answer.text(), (answer.headers.get("etag") ?? "").replace(/^W\/|"/g, ""));
      failures = 0;
      polls += 1;
    } catch {
      failures = Math.min(failures + 1, MAX_DOUBLINGS);
    }
    if (question.signal.aborted) return;
    const pauseMs = POLL_MS * 2 ** failures * (1 + JITTER * (2 * Math.random() - 1));
    const enough = hadStream ? 1 : POLLS_BEFORE_STREAM;
    timer = setTimeout(polls >= enough ? listen : poll, pauseMs);
  }

  function hear(text: string, version: string): void {
    const state = readState(text);
    if (state === null) return;
    if (state.coverage === "ended") end();
    onState(state, version);
  }

  function noLongerLive(): void {
    end();
    onNoLongerLive();
  }

  function gone(): void {
    end();
    onGone();
  }

  document.addEventListener("visibilitychange", resume);
  addEventListener("online", resume);
  resume();
  return end;
}

/** Null for what isn't JSON, as from a proxy that answers in the site's place. */
export function readState(text: string | null | undefined): LiveState | null {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}
