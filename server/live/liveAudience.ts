import type { LiveMessage } from "./liveMessage.ts";
import type { LiveReader } from "./liveReader.ts";

/** So many are told in one go; whoever else asks for something is served in between. */
const BATCH = 500;

/** A reader, as far as telling goes. */
export type Told = Pick<LiveReader, "knows" | "tell">;

/** The readers of one story. */
export class LiveAudience {
  readonly #readers = new Set<Told>();
  readonly #onTold: (readers: number) => void;
  #newest: LiveMessage | null = null;
  #isTelling = false;

  /** @param onTold called with the number of readers that were told something */
  constructor(onTold: (readers: number) => void) {
    this.#onTold = onTold;
  }

  get size(): number {
    return this.#readers.size;
  }

  join(reader: Told): void {
    this.#readers.add(reader);
  }

  leave(reader: Told): void {
    this.#readers.delete(reader);
  }

  /** Tells everybody who doesn't know it. A message that comes before all know the last takes its place. */
  tell(message: LiveMessage): void {
    this.#newest = message;
    if (!this.#isTelling) this.#tellBatch();
  }

  #tellBatch(): void {
    const message = this.#newest;
    if (message === null) return;
    let told = 0;
    for (const reader of this.#readers) {
      if (reader.knows(message)) continue;
      reader.tell(message);
      told += 1;
      if (told === BATCH) break;
    }
    this.#isTelling = told === BATCH;
    if (told > 0) this.#onTold(told);
    if (this.#isTelling) setImmediate(() => this.#tellBatch());
  }
}
