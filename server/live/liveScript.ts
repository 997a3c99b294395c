/** The script of `<live-updates>`, and the address that names this version of it. */
export interface LiveScript {
  readonly path: string;
  readonly code: string;
}

const KEY = Symbol.for("verbatim.liveScript");
const shared = globalThis as { [KEY]?: string };

/** Where the script of this process stands. On globalThis because Next bundles this module apart from the server that runs Next. */
export function liveScriptPath(): string {
  const path = shared[KEY];
  if (path === undefined) throw new Error("The script of running stories is asked for before it is there.");
  return path;
}

export function announceLiveScript({ path }: LiveScript): void {
  shared[KEY] = path;
}
