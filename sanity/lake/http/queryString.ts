import { httpError } from "../lakeError.ts";

/** A switch in the query string; anything but `true` and `false` is refused with 400. */
export function readBoolean(query: URLSearchParams, name: string, fallback: boolean): boolean {
  return readChoice(query, name, ["true", "false"], fallback ? "true" : "false") === "true";
}

/** One of a few words in the query string; any other word is refused with 400. */
export function readChoice<Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly Choice[],
  fallback: Choice,
): Choice {
  const value = query.get(name);
  if (value === null) return fallback;
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined) {
    throw httpError(
      400,
      `Parameter "${name}" is ${JSON.stringify(value)}; it must be ${choices.join(" or ")}.`,
    );
  }
  return choice;
}

/** The parameters of a GROQ query: each `$name` of the query string, its value in JSON. */
export function readGroqParams(query: URLSearchParams): Record<string, unknown> {
  const params: Record<string, unknown> = {};
  for (const [key, value] of query) {
    if (key.startsWith("$")) params[key.slice(1)] = parseParam(key, value);
  }
  return params;
}

function parseParam(name: string, value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    throw httpError(
      400,
      `Parameter "${name}" is ${JSON.stringify(value)}, which isn't JSON; a string needs quotation marks.`,
    );
  }
}
