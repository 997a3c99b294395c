import type { SanityClient } from "@sanity/client";
import { LRUCache } from "lru-cache";
import { newRequestId, withRequestId } from "../observe/requestId.ts";
import { createAskingGate } from "./askingGate.ts";
import { listenToContent } from "./contentListener.ts";
import { Heartbeats } from "./heartbeats.ts";
import type { LiveReader } from "./liveReader.ts";
import type { LiveStories } from "./liveStories.ts";
import { LiveStory } from "./liveStory.ts";
import { loadLiveStory } from "./loadLiveStory.ts";

/** Stories and unknown slugs without readers that are remembered. */
const MAX_IDLE = 1_000;
/** For stories with readers, and for whatever else somebody asks for: neither can hold up the other. */
const WATCHED_AT_ONCE = 8;
const IDLE_AT_ONCE = 4;
const IDLE_WAITING = 200;

export interface LiveTimes {
  /** Between two signs of life on a stream. */
  readonly heartbeatMs: number;
  /** After which every story is asked for again, as a safety net. */
  readonly recheckMs: number;
  /** The same while changes are not heard of. */
  readonly deafRecheckMs: number;
}

const TIMES: LiveTimes = { heartbeatMs: 15_000, recheckMs: 30_000, deafRecheckMs: 2_000 };

export interface LiveHubOptions {
  readonly client: SanityClient;
  /** Called with the number of readers that were told something. */
  readonly onTold: (readers: number) => void;
  readonly times?: LiveTimes;
}

/**
 * Every running story that somebody reads, and one subscription to the content backend for all of
 * them. It listens from the start to the end: one quiet connection costs less than knowing when to
 * open it, and what is kept of a story without readers stays right.
 */
export class LiveHub implements LiveStories {
  readonly #watched = new Map<string, LiveStory>();
  readonly #idle = new LRUCache<string, LiveStory>({ max: MAX_IDLE });
  readonly #client: SanityClient;
  readonly #onTold: (readers: number) => void;
  readonly #times: LiveTimes;
  readonly #heartbeats: Heartbeats;
  readonly #listener: { stop: () => void };
  readonly #watchedGate = createAskingGate({ atOnce: WATCHED_AT_ONCE, maxWaiting: Number.POSITIVE_INFINITY });
  readonly #idleGate = createAskingGate({ atOnce: IDLE_AT_ONCE, maxWaiting: IDLE_WAITING });
  #isListening = false;
  #isClosed = false;
  #recheckTimer: NodeJS.Timeout | undefined;

  constructor({ client, onTold, times = TIMES }: LiveHubOptions) {
    this.#client = client;
    this.#onTold = onTold;
    this.#times = times;
    this.#heartbeats = new Heartbeats(times.heartbeatMs);
    this.#recheckLater();
    this.#listener = listenToContent({
      client,
      onChange: (documentId) => this.#changed(documentId),
      onListening: () => this.#hears(true),
      onLost: () => this.#hears(false),
    });
  }

  get readers(): number {
    return this.#heartbeats.size;
  }

  get isListening(): boolean {
    return this.#isListening;
  }

  story(slug: string): LiveStory {
    const known = this.#watched.get(slug) ?? this.#idle.get(slug);
    if (known !== undefined) return known;
    const story = new LiveStory({ slug, load: () => this.#load(slug), onTold: this.#onTold });
    this.#idle.set(slug, story);
    return story;
  }

  /** Lets a reader in; they are told what they don't know. @returns what lets them out again */
  join(asked: LiveStory, reader: LiveReader): () => void {
    const { slug } = asked;
    const story = this.#watched.get(slug) ?? asked;
    this.#idle.delete(slug);
    this.#watched.set(slug, story);
    const stopBeating = this.#heartbeats.add(reader);
    story.join(reader);
    if (this.#isClosed) reader.hangUp();
    return () => {
      stopBeating();
      story.audience.leave(reader);
      if (story.audience.size > 0 || this.#watched.get(slug) !== story) return;
      this.#watched.delete(slug);
      this.#idle.set(slug, story);
    };
  }

  recheck(): void {
    for (const story of this.#stories()) story.touch();
  }

  /** Ends every stream, those about to begin too; browsers come back, and find another process or this one's successor. */
  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#recheckTimer);
    this.#listener.stop();
    this.#heartbeats.end();
  }

  #stories(): LiveStory[] {
    return [...this.#watched.values(), ...this.#idle.values()];
  }

  #load(slug: string) {
    const gate = this.#watched.has(slug) ? this.#watchedGate : this.#idleGate;
    return gate(() => withRequestId(newRequestId(), () => loadLiveStory(this.#client, slug)));
  }

  #changed(documentId: string): void {
    for (const story of this.#stories()) {
      if (story.isTouchedBy(documentId)) story.touch();
    }
  }

  #hears(isListening: boolean): void {
    this.#isListening = isListening;
    this.recheck();
    this.#recheckLater();
  }

  #recheckLater(): void {
    clearTimeout(this.#recheckTimer);
    const { recheckMs, deafRecheckMs } = this.#times;
    this.#recheckTimer = setTimeout(
      () => {
        this.recheck();
        this.#recheckLater();
      },
      this.#isListening ? recheckMs : deafRecheckMs,
    ).unref();
  }
}
