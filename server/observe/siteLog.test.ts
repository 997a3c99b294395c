import { describe, expect, test } from "vitest";
import type { Logging } from "../../sanity/configuration.ts";
import { withRequestId } from "./requestId.ts";
import { createSiteLog, logConsole } from "./siteLog.ts";

function logged(logging: Logging, act: (log: ReturnType<typeof createSiteLog>) => void): string[] {
  const lines: string[] = [];
  act(createSiteLog(logging, (line) => lines.push(line)));
  return lines;
}

describe("createSiteLog", () => {
  test("text: what it says, with the request's id if there is one", () => {
    const lines = logged({ format: "text", level: "debug" }, (log) => {
      log.info("started");
      withRequestId("r1", () => log.debug({ status: 200 }, "GET / answered 200"));
    });
    expect(lines).toEqual(["started", "GET / answered 200 [r1]"]);
  });

  test("JSON: level, time, part, request and fields", () => {
    const [line = ""] = logged({ format: "json", level: "info" }, (log) =>
      withRequestId("r1", () => log.warn({ status: 503 }, "GET / answered 503")),
    );
    expect(JSON.parse(line)).toEqual({
      level: "warn",
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      part: "site",
      requestId: "r1",
      status: 503,
      msg: "GET / answered 503",
    });
    expect(line).not.toContain("\n");
  });

  test("below the level: nothing", () => {
    expect(logged({ format: "text", level: "info" }, (log) => log.debug("a request"))).toEqual([]);
  });
});

describe("logConsole", () => {
  test("what is printed on a console: JSON, without colours, one line however many it was", () => {
    const target: Pick<Console, "debug" | "log" | "info" | "warn" | "error"> = { ...console };
    const lines = logged({ format: "json", level: "info" }, (log) => {
      logConsole(target, log);
      target.log("ready on http://127.0.0.1:3000");
      target.error("\u001b[31mtwo\nlines\u001b[0m", new Error("why"));
      target.debug("not told");
    }).map((line) => JSON.parse(line) as { level: string; msg: string });
    expect(lines).toMatchObject([
      { level: "info", msg: "ready on http://127.0.0.1:3000" },
      { level: "error", msg: expect.stringMatching(/^two\nlines Error: why/) },
    ]);
  });
});
