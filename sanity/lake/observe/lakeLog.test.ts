import { expect, test } from "vitest";
import { createLakeLog } from "./lakeLog.ts";

const request = {
  requestId: "r1",
  method: "GET",
  path: "/v2025-02-19/data/query/production",
  durationMs: 2.43219,
  plan: "scans=0; candidates=1; indexes=id",
};

function logged(
  options: Partial<Parameters<typeof createLakeLog>[0]>,
): { lines: string[] } & ReturnType<typeof createLakeLog> {
  const lines: string[] = [];
  const log = createLakeLog({ format: "text", level: "info", print: (line) => lines.push(line), ...options });
  return { lines, ...log };
}

test("text: the time and what happened", () => {
  const { lines, line } = logged({});
  line("lake ready");
  expect(lines).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z lake ready$/)]);
});

test("a problem: told where what goes on isn't", () => {
  const { lines, line, problem } = logged({ level: "warn" });
  line("lake ready");
  problem("failed: GET /");
  expect(lines).toEqual([expect.stringMatching(/ failed: GET \/$/)]);
});

test("a request that went well: told with debug only", () => {
  const quiet = logged({});
  quiet.request({ ...request, status: 200 });
  expect(quiet.lines).toEqual([]);
  const talkative = logged({ level: "debug" });
  talkative.request({ ...request, status: 200 });
  expect(talkative.lines[0]).toContain("GET /v2025-02-19/data/query/production answered 200 in 2.4 ms [r1]");
});

test("a request that failed, as JSON: a warning, with everything in fields", () => {
  const { lines, request: log } = logged({ format: "json" });
  log({ ...request, status: 503 });
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    ...request,
    level: "warn",
    part: "lake",
    status: 503,
    durationMs: 2.4,
  });
});
