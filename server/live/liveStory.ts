import { setTimeout as delay } from "node:timers/promises";
import { LiveAudience, type Told } from "./liveAudience.ts";
import { GONE, type LiveMessage, NO_LONGER_LIVE, type WrittenState, writeState } from "./liveMessage.ts";
import type { LiveStanding } from "./loadLiveStory.ts";

/** Changes that come closer together than this are asked for together. */
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 2_000;
/** How long the last that is known may stand in while the backend is down. */
const LAST_KNOWN_MS = 5 * 60_000;

/** The backend is down, and what was known of the story is too old, or nothing. */
export class LiveUnavailable extends Error {
  override readonly name = "LiveUnavailable";
  readonly code = "live-unavailable";

  constructor(slug: string) {
    super(`The state of story ${JSON.stringify(slug)} can't be told: the content backend doesn't answer.`);
  }
}

export interface LiveStoryOptions {
  readonly slug: string;
  readonly load: (slug: string) => Promise<LiveStanding>;
  /** Called with the number of readers that were told something. */
  readonly onTold: (readers: number) => void;
  readonly clockMs?: () => number;
}

/**
 * One story: its state as readers may see it, and its readers. Asked for once however many want to
 * know, at once after a quiet time, then every tenth of a second at most.
 */
export class LiveStory {
  readonly slug: string;
  readonly audience: LiveAudience;
  readonly #load: (slug: string) => Promise<LiveStanding>;
  readonly #clockMs: () => number;
  #standing: LiveStanding | null = null;
  #written: WrittenState | null = null;
  #knownAtMs = 0;
  /** Whether something may have changed since it was last asked for. */
  #isStale = true;
  #failures = 0;
  #notBeforeMs = 0;
  #asking: Promise<void> | null = null;
  /** An asking that has not begun: whoever wants to know what is so from now on waits for it. */
  #next: Promise<void> | null = null;

  constructor({ slug, load, onTold, clockMs = () => performance.now() }: LiveStoryOptions) {
    this.slug = slug;
    this.audience = new LiveAudience(onTold);
    this.#load = load;
    this.#clockMs = clockMs;
  }

  /** Whether a change of one of these documents can change the state. */
  isTouchedBy(documentId: string): boolean {
    // What is being asked for may depend on other documents than what is known.
    if (this.#standing === null || this.#asking !== null) return true;
    // What isn't there may come to be by the change of any document.
    if (this.#standing.state === "missing") return true;
    return this.#standing.ids.has(documentId);
  }

  /** Lets a reader in, who is told what the page doesn't have. Only after `look`. */
  join(reader: Told): void {
    this.audience.join(reader);
    if (!reader.knows(this.#message)) reader.tell(this.#message);
    // It may have changed while nobody was there to be told.
    if (this.#isStale) void this.#ask();
  }

  /** Something has changed, or may have: if there are readers, it is asked for again. */
  touch(): void {
    this.#isStale = true;
    if (this.audience.size > 0) void this.#ask();
  }

  /**
   * The state as it is now: "none" for a story that never ran, "missing" for none that can be seen.
   *
   * @throws {LiveUnavailable} while the backend is down and the last that is known is too old.
   */
  async look(): Promise<WrittenState | "none" | "missing"> {
    const isKnown = this.#standing !== null && !this.#isStale;
    const isTriedInVain = this.#failures > 0 && this.#clockMs() < this.#notBeforeMs;
    if (!isKnown && !isTriedInVain) await (this.#isStale ? this.#ask() : this.#asking);
    const isTooOld = this.#failures > 0 && this.#clockMs() - this.#knownAtMs > LAST_KNOWN_MS;
    if (this.#standing === null || isTooOld) throw new LiveUnavailable(this.slug);
    const { state } = this.#standing;
    return this.#written ?? (state === "missing" ? "missing" : "none");
  }

  get #message(): LiveMessage {
    if (this.#written !== null) return this.#written.message;
    return this.#standing?.state === "missing" ? GONE : NO_LONGER_LIVE;
  }

  #ask(): Promise<void> {
    this.#next ??= this.#askInTurn();
    return this.#next;
  }

  async #askInTurn(): Promise<void> {
    await this.#asking;
    const waitMs = this.#notBeforeMs - this.#clockMs();
    if (waitMs > 0) await delay(waitMs, undefined, { ref: false });
    this.#next = null;
    this.#asking = this.#askNow();
    await this.#asking;
    this.#asking = null;
  }

  async #askNow(): Promise<void> {
    this.#isStale = false;
    this.#notBeforeMs = this.#clockMs() + PAUSE_MS;
    try {
      this.#learn(await this.#load(this.slug));
    } catch (error) {
      this.#isStale = true;
      this.#failures += 1;
      this.#notBeforeMs = this.#clockMs() + Math.min(PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
      if (this.audience.size === 0) return;
      if (this.#failures === 1) console.warn(`live state of ${this.slug} can't be had: ${String(error)}`);
      void this.#ask();
    }
  }

  #learn(standing: LiveStanding): void {
    this.#failures = 0;
    this.#knownAtMs = this.#clockMs();
    this.#standing = standing;
    const { state } = standing;
    this.#written = typeof state === "string" ? null : writeState(state);
    this.audience.tell(this.#message);
  }
}
