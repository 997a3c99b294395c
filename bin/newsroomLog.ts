import type { Logging } from "../sanity/configuration.ts";

const LINE_OF_PART = /^([a-z]+) \| (.*)$/;

/**
 * What `npm start` prints: text as it is; or, with JSON, what the parts log as they wrote it, and all
 * else in the same form.
 */
export function newsroomLog(
  { format }: Pick<Logging, "format">,
  print: (line: string) => void,
  now: () => Date,
): (text: string) => void {
  if (format === "text") return print;
  return (text) => {
    const [, part, line = ""] = LINE_OF_PART.exec(text) ?? [];
    if (line.startsWith('{"level":')) return print(line);
    const time = now().toISOString();
    print(
      JSON.stringify(
        part === undefined
          ? { level: "info", time, part: "newsroom", msg: text.trim() }
          : // A part logs what it means to tell: anything else comes of a crash, or is about one.
            { level: "warn", time, part, msg: line },
      ),
    );
  };
}
