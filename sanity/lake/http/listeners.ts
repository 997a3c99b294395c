import { isPublicId } from "../access/datasetAccess.ts";
import { httpError } from "../lakeError.ts";
import { type DocumentEffects, documentEffects } from "../store/documentEffects.ts";
import { isDraftOrVersion } from "../store/documentId.ts";
import type { Commit, DocumentChange, Store } from "../store/store.ts";
import { EventStream } from "./eventStream.ts";
import type { DocumentFilter } from "./listenFilter.ts";

/** What one listener asked for. */
export interface Subscription {
  datasetId: number;
  filter: DocumentFilter;
  /** Undefined for a reader without a token. */
  tokenId: string | undefined;
  /** `published`: no drafts or versions. `public`: no id with a dot at all. */
  documents: "all" | "published" | "public";
  includeMutations: boolean;
  includeResult: boolean;
  includePreviousRevision: boolean;
  includeEffects: boolean;
  /** What the reader calls visibility; here a transaction is visible to queries as soon as it is committed. */
  visibility: "transaction" | "query";
}

/** How many streams may be open at once. */
export interface ListenerLimits {
  total: number;
  perToken: number;
  /** For one address without a token. */
  perAddress: number;
}

export interface ListenersOptions {
  store: Store;
  limits: ListenerLimits;
  isLiveToken: (tokenId: string) => boolean;
  keepAliveMs: number;
  maxBufferedBytes: number;
}

interface Listener {
  stream: EventStream;
  caller: string;
  subscription: Subscription | undefined;
}

/** Everybody who listens to the lake, and what is sent to them on every commit. */
export class Listeners {
  readonly #listeners = new Set<Listener>();
  readonly #options: ListenersOptions;
  readonly #keepAlive: NodeJS.Timeout;
  readonly #stopFollowing: () => void;

  constructor(options: ListenersOptions) {
    this.#options = options;
    this.#stopFollowing = options.store.onCommit((commit) => this.#send(commit));
    this.#keepAlive = setInterval(() => this.#sendKeepAlives(), options.keepAliveMs);
    this.#keepAlive.unref();
  }

  /**
   * Opens a stream; without a subscription it only stays open. `cut` ends the connection of a reader who doesn't keep up.
   * Throws 429 if there are too many, of this caller or in total.
   */
  open({
    subscription,
    caller,
    hasToken,
    cut,
  }: {
    subscription: Subscription | undefined;
    caller: string;
    hasToken: boolean;
    cut: () => void;
  }): EventStream {
    this.#refuseTooMany(caller, hasToken);
    const stream = new EventStream({
      maxBufferedBytes: this.#options.maxBufferedBytes,
      onOverflow: cut,
      onClose: () => this.#listeners.delete(listener),
    });
    const listener: Listener = { stream, caller, subscription };
    this.#listeners.add(listener);
    return stream;
  }

  /** How many streams are open. */
  get count(): number {
    return this.#listeners.size;
  }

  /** Ends all streams. Clients connect again by themselves. */
  close(): void {
    this.#stopFollowing();
    clearInterval(this.#keepAlive);
    for (const { stream } of this.#listeners) stream.end();
  }

  #refuseTooMany(caller: string, hasToken: boolean): void {
    const { total, perToken, perAddress } = this.#options.limits;
    if (this.#listeners.size >= total) {
      throw httpError(429, `This lake has ${total} listeners, its limit; close some or try again later.`);
    }
    const perCaller = hasToken ? perToken : perAddress;
    const open = [...this.#listeners].filter((listener) => listener.caller === caller).length;
    if (open >= perCaller) {
      const who = hasToken ? "this token" : "this address without a token";
      throw httpError(429, `There are ${perCaller} listeners for ${who}, the limit; close some first.`);
    }
  }

  #send(commit: Commit): void {
    for (const listener of this.#listeners) {
      const { stream, subscription } = listener;
      if (subscription?.datasetId !== commit.datasetId) continue;
      if (!this.#mayListen(subscription)) {
        stream.end();
        continue;
      }
      try {
        for (const event of mutationEvents(commit, subscription)) {
          stream.send({ name: "mutation", id: event.eventId, data: event });
        }
      } catch (error) {
        // The filter can't be evaluated on this document, so the reader would miss changes from here on.
        listener.subscription = undefined;
        stream.send({
          name: "channelError",
          data: { message: error instanceof Error ? error.message : String(error) },
        });
      }
    }
  }

  #sendKeepAlives(): void {
    for (const { stream, subscription } of this.#listeners) {
      if (subscription && !this.#mayListen(subscription)) stream.end();
      else stream.keepAlive();
    }
  }

  #mayListen({ tokenId }: Subscription): boolean {
    return tokenId === undefined || this.#options.isLiveToken(tokenId);
  }
}

/** The events of one commit for one listener: its filter is tried on each document before and after the change. */
function mutationEvents(commit: Commit, subscription: Subscription) {
  const now = new Date(commit.timestamp);
  const changes = commit.changes.flatMap((change) => {
    if (!isIncluded(change.documentId, subscription.documents)) return [];
    const transition = transitionOf(
      subscription.filter(change.previous, now),
      subscription.filter(change.result, now),
    );
    return transition ? [{ change, transition }] : [];
  });
  return changes.map(({ change, transition }, index) => ({
    eventId: `${commit.transactionId}#${change.documentId}`,
    documentId: change.documentId,
    transactionId: commit.transactionId,
    transition,
    // Who wrote is nothing to a reader without a token.
    identity: subscription.tokenId === undefined ? undefined : commit.author,
    previousRev: change.previousRev,
    resultRev: change.resultRev,
    timestamp: commit.timestamp,
    visibility: subscription.visibility,
    transactionTotalEvents: changes.length,
    transactionCurrentEvent: index,
    mutations: subscription.includeMutations ? change.mutations : undefined,
    result: subscription.includeResult ? (change.result ?? undefined) : undefined,
    previous: subscription.includePreviousRevision ? change.previous : undefined,
    effects: subscription.includeEffects ? effectsOf(change) : undefined,
  }));
}

function transitionOf(matchedBefore: boolean, matchesNow: boolean) {
  if (matchesNow) return matchedBefore ? "update" : "appear";
  return matchedBefore ? "disappear" : undefined;
}

function isIncluded(documentId: string, documents: Subscription["documents"]): boolean {
  switch (documents) {
    case "all":
      return true;
    case "published":
      return !isDraftOrVersion(documentId);
    case "public":
      return isPublicId(documentId);
  }
}

const computedEffects = new WeakMap<DocumentChange, DocumentEffects>();

/** Computed once for all listeners. */
function effectsOf(change: DocumentChange): DocumentEffects {
  const computed = computedEffects.get(change) ?? documentEffects(change);
  computedEffects.set(change, computed);
  return computed;
}
