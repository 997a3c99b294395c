import { createHash } from "node:crypto";
import { type LiveState, liveStateText } from "../../lib/live/liveState.ts";

/** What the readers of a story are told, in the bytes that all of them get. */
export interface LiveMessage {
  /** Of the state that it tells, 12 characters; null if it tells none. */
  readonly version: string | null;
  /** Events as https://html.spec.whatwg.org/multipage/server-sent-events.html writes them. */
  readonly bytes: Buffer;
  /** Whether nothing can follow it. */
  readonly isLast: boolean;
}

const VERSION_LENGTH = 12;
/** Milliseconds; readers who were cut off together come back one after the other. */
const RETRY_MS = { least: 1_000, most: 4_000 };

/** A comment, which tells proxies and readers that the stream is not dead. */
export const HEARTBEAT = Buffer.from(":\n\n");

/** The story was taken down, or can't be seen yet. */
export const GONE: LiveMessage = {
  version: null,
  bytes: Buffer.from("event: gone\ndata: {}\n\n"),
  isLast: true,
};

/** The story is there and is no running story: who asks again is told that there is none. */
export const NO_LONGER_LIVE: LiveMessage = { version: null, bytes: Buffer.alloc(0), isLast: true };

/** The state of a story as an answer of its own, and as a message. */
export interface WrittenState {
  readonly json: Buffer;
  readonly version: string;
  readonly message: LiveMessage;
}

export function writeState(state: LiveState): WrittenState {
  const text = liveStateText(state);
  const version = createHash("sha256").update(text).digest("base64url").slice(0, VERSION_LENGTH);
  const bytes = Buffer.from(`id: ${version}\nevent: state\ndata: ${text}\n\n`);
  return {
    json: Buffer.from(text),
    version,
    message: { version, bytes, isLast: state.coverage === "ended" },
  };
}

/**
 * When a reader whose stream breaks should come back.
 *
 * @param chance from 0 to 1
 */
export function retryLine(chance: number): string {
  const { least, most } = RETRY_MS;
  return `retry: ${Math.round(least + chance * (most - least))}\n\n`;
}
