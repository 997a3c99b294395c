import { describe, expect, test } from "vitest";
import { newsroomLog } from "./newsroomLog.ts";

function logged(format: "text" | "json", ...texts: string[]): string[] {
  const lines: string[] = [];
  const log = newsroomLog(
    { format },
    (line) => lines.push(line),
    () => new Date("2016-07-27T20:15:00Z"),
  );
  for (const text of texts) log(text);
  return lines;
}

describe("newsroomLog", () => {
  test("text: as it is", () => {
    expect(logged("text", "site | site: ready", 'site | {"a":1}')).toEqual([
      "site | site: ready",
      'site | {"a":1}',
    ]);
  });

  test("JSON: a part's own lines as it wrote them, all else in the same form", () => {
    expect(
      logged(
        "json",
        'site | {"level":"info","part":"site","msg":"ready"}',
        "site | { code: 'ENOSPC' }",
        "lake | ended with code 1",
        "\nVerbatim runs.\n",
      ),
    ).toEqual([
      '{"level":"info","part":"site","msg":"ready"}',
      `{"level":"warn","time":"2016-07-27T20:15:00.000Z","part":"site","msg":"{ code: 'ENOSPC' }"}`,
      '{"level":"warn","time":"2016-07-27T20:15:00.000Z","part":"lake","msg":"ended with code 1"}',
      '{"level":"info","time":"2016-07-27T20:15:00.000Z","part":"newsroom","msg":"Verbatim runs."}',
    ]);
  });
});
