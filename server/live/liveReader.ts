import type { ServerResponse } from "node:http";
import { HEARTBEAT, type LiveMessage } from "./liveMessage.ts";

/** Bytes that may wait for a reader beyond what the network holds. */
const MAX_WAITING_BYTES = 64 * 1_024;

/** One open page: the stream that it listens to. There are thousands of them, so that each holds next to nothing. */
export class LiveReader {
  readonly #response: ServerResponse;
  readonly #onCut: () => void;
  #version: string | null;
  #isBehind = false;

  /**
   * @param version of the state that the page has, null if it has none
   * @param onCut called if the stream is cut because nobody reads it
   */
  constructor(response: ServerResponse, version: string | null, onCut: () => void) {
    this.#response = response;
    this.#version = version;
    this.#onCut = onCut;
  }

  /** Whether there is nothing in the message that the page doesn't have. */
  knows({ version, isLast }: LiveMessage): boolean {
    return this.#response.writableEnded || (!isLast && version === this.#version);
  }

  tell({ version, bytes, isLast }: LiveMessage): void {
    if (version === null || version !== this.#version) this.#write(bytes);
    this.#version = version;
    if (isLast) this.#response.end();
  }

  /** A sign of life. A reader for whom something has waited since the last one is cut: it isn't coming back. */
  beat(): void {
    const isBehind = this.#response.writableLength > 0;
    if (isBehind && this.#isBehind) this.#cut();
    else this.#write(HEARTBEAT);
    this.#isBehind = isBehind;
  }

  /** Ends the stream now: what still waits would wait for a reader who may never take it. */
  hangUp(): void {
    if (this.#response.writableLength > 0) this.#response.destroy();
    else this.#response.end();
  }

  #write(bytes: Buffer): void {
    if (this.#response.writableEnded) return;
    if (this.#response.writableLength > MAX_WAITING_BYTES) this.#cut();
    else this.#response.write(bytes);
  }

  #cut(): void {
    if (this.#response.destroyed) return;
    this.#onCut();
    this.#response.destroy();
  }
}
