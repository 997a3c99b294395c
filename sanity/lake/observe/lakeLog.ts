import pino from "pino";

export const logFormats = ["text", "json"] as const;
export const logLevels = ["debug", "info", "warn", "error"] as const;

/** A request as it is logged: no headers, no query string and no body, which may hold what isn't for a log. */
export interface LoggedRequest {
  requestId: string;
  method: string;
  path: string;
  status: number;
  durationMs: number;
  /** How a query was answered, as in the header `x-lake-plan`. */
  plan: string | undefined;
}

export interface LakeLog {
  /** What goes on. */
  line(text: string): void;
  /** What was refused or went wrong. */
  problem(text: string): void;
  /** What was answered: told with `debug`, but with `warn` if the lake failed. */
  request(request: LoggedRequest): void;
}

/** As text, the time and what happened; as JSON, `level`, `time`, `part`, `msg` and what a request was in fields. */
export function createLakeLog({
  format,
  level,
  print,
}: {
  format: (typeof logFormats)[number];
  level: (typeof logLevels)[number];
  print: (line: string) => void;
}): LakeLog {
  const log = pino(
    {
      level,
      base: { part: "lake" },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line) => print(format === "json" ? line.trimEnd() : asText(line)) },
  );
  return {
    line: (text) => log.info(text),
    problem: (text) => log.warn(text),
    request(request) {
      const { requestId, method, path, status } = request;
      const durationMs = Number(request.durationMs.toFixed(1));
      const text = `${method} ${path} answered ${status} in ${durationMs} ms [${requestId}]`;
      log[status >= 500 ? "warn" : "debug"]({ ...request, durationMs }, text);
    },
  };
}

function asText(line: string): string {
  const { time, msg } = JSON.parse(line) as { time: string; msg: string };
  return `${time} ${msg}`;
}
