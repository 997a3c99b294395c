/** The open pages of running stories. */
export interface LiveStories {
  /** Something may have changed that nobody told of: every story with readers is asked for again. */
  recheck(): void;
}

const KEY = Symbol.for("verbatim.liveStories");
const shared = globalThis as { [KEY]?: LiveStories };
const NOBODY: LiveStories = { recheck: () => undefined };

/** Those of this process. On globalThis because Next bundles this module apart from the server that runs Next. */
export function liveStories(): LiveStories {
  return shared[KEY] ?? NOBODY;
}

export function announceLiveStories(stories: LiveStories): void {
  shared[KEY] = stories;
}
