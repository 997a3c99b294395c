import { format, stripVTControlCharacters } from "node:util";
import pino, { type Logger } from "pino";
import type { Logging } from "../../sanity/configuration.ts";
import { currentRequestId } from "./requestId.ts";

export type SiteLog = Pick<Logger, "debug" | "info" | "warn" | "error">;

/**
 * The site's log, a line an event. As text a line is what it says, for a person at a terminal; as
 * JSON it also has `level`, `time` (ISO 8601, UTC), `part`, and what happened in fields of their own.
 */
export function createSiteLog(
  { format: form, level }: Logging,
  print: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): SiteLog {
  return pino(
    {
      level,
      base: { part: "site" },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: () => ({ requestId: currentRequestId() }),
    },
    { write: (line) => print(form === "json" ? line.trimEnd() : asText(line)) },
  );
}

function asText(line: string): string {
  const { msg, requestId } = JSON.parse(line) as { msg: string; requestId?: string };
  return requestId === undefined ? msg : `${msg} [${requestId}]`;
}

const METHODS = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * Sends what is printed on a console to the log, Next's own lines too: they have its form, its
 * level, and the id of the request that they are about.
 */
export function logConsole(target: Pick<Console, keyof typeof METHODS>, log: SiteLog): void {
  for (const [method, level] of Object.entries(METHODS)) {
    target[method as keyof typeof METHODS] = (...values: unknown[]) =>
      log[level](stripVTControlCharacters(format(...values)));
  }
}
