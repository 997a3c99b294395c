/** On a revalidation of what has come into sight, which is to be seen within two seconds. */
export const EMBARGO_ENDED_HEADER = "x-verbatim-embargo-ended";

/** What waits for embargoes to end. */
export interface EmbargoWatch {
  /** An embargo may have been set, moved or ended: looks when the next one ends. */
  look(): void;
}

const KEY = Symbol.for("verbatim.embargoWatch");
const shared = globalThis as { [KEY]?: EmbargoWatch };
const NOBODY: EmbargoWatch = { look: () => undefined };

/** That of this process. On globalThis because Next bundles this module apart from the server that runs Next. */
export function embargoWatch(): EmbargoWatch {
  return shared[KEY] ?? NOBODY;
}

export function announceEmbargoWatch(watch: EmbargoWatch): void {
  shared[KEY] = watch;
}
