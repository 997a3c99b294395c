import type { LiveReader } from "./liveReader.ts";

/** Readers take turns, so that a beat is never for all of them at once. */
const TURNS = 15;

/** Signs of life for every open stream, from one timer. */
export class Heartbeats {
  readonly #turns = Array.from({ length: TURNS }, () => new Set<LiveReader>());
  readonly #timer: NodeJS.Timeout;
  #turn = 0;
  #size = 0;

  /** @param everyMs between two beats of a reader */
  constructor(everyMs: number) {
    this.#timer = setInterval(() => this.#beat(), everyMs / TURNS).unref();
  }

  /** How many readers there are. */
  get size(): number {
    return this.#size;
  }

  /** @returns what takes the reader out again, once */
  add(reader: LiveReader): () => void {
    const turn = this.#turns.reduce((least, one) => (one.size < least.size ? one : least));
    turn.add(reader);
    this.#size += 1;
    return () => {
      if (turn.delete(reader)) this.#size -= 1;
    };
  }

  /** Stops, and ends every stream. */
  end(): void {
    clearInterval(this.#timer);
    for (const reader of this.#turns.flatMap((turn) => [...turn])) reader.hangUp();
  }

  #beat(): void {
    this.#turn = (this.#turn + 1) % TURNS;
    for (const reader of this.#turns[this.#turn] ?? []) reader.beat();
  }
}
