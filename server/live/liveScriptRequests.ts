import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "rolldown";
import type { Handler } from "../frontDoor.ts";
import { sendDocument } from "../sendDocument.ts";
import type { LiveScript } from "./liveScript.ts";

const ENTRY = fileURLToPath(new URL("../../components/live/element/liveUpdates.ts", import.meta.url));
const PREFIX = "/scripts/live-updates-";
const HASH_LENGTH = 10;
/** A page of another version asks for its script, and gets this one, which understands it. */
const CACHE_CONTROL = {
  current: "public, max-age=31536000, immutable",
  other: "public, max-age=60",
} as const;

/** Whether a path is the script's, in whatever version. */
export function isLiveScriptPath(path: string): boolean {
  return path.startsWith(PREFIX);
}

/** Bundles the element for browsers. It takes a tenth of a second: there is no build of it to go stale. */
export async function bundleLiveScript(): Promise<LiveScript> {
  const { output } = await build({
    input: ENTRY,
    platform: "browser",
    write: false,
    logLevel: "warn",
    output: { format: "es", minify: true },
  });
  const { code } = output[0];
  const hash = createHash("sha256").update(code).digest("base64url").slice(0, HASH_LENGTH);
  return { path: `${PREFIX}${hash}.js`, code };
}

/** GET /scripts/live-updates-{hash}.js */
export function createLiveScriptRequests({ path, code }: LiveScript): Handler {
  return (request, response) => {
    const isCurrent = request.url?.split("?")[0] === path;
    response.setHeader("content-type", "text/javascript; charset=utf-8");
    response.setHeader("cache-control", isCurrent ? CACHE_CONTROL.current : CACHE_CONTROL.other);
    return sendDocument(request, response, {
      acceptEncoding: String(request.headers["accept-encoding"] ?? ""),
      version: path,
      text: () => code,
    });
  };
}
