import { describe, expect, test } from "vitest";
import { Problem, recogniseProblem } from "./problem.js";

describe("recogniseProblem", () => {
  test("a system error that names its path: a sentence with that path", () => {
    const error = Object.assign(new Error("write failed"), { code: "ENOSPC", path: "/data/lake.sqlite" });
    expect(recogniseProblem(error, "/elsewhere")?.message).toBe(
      "The disk is full while writing to /data/lake.sqlite: free some space and start again.",
    );
  });

  test.each([
    ["Error: database or disk is full", "disk-full"],
    ["attempt to write a readonly database", "not-writable"],
    ["EACCES: permission denied, mkdir", "not-writable"],
  ])("a program said %j: %s", (output, code) => {
    expect(recogniseProblem(output, "/data")).toMatchObject({ code });
  });

  test("a problem: itself", () => {
    const problem = new Problem("port-in-use", "Port 3000 is in use.");
    expect(recogniseProblem(problem, "/data")).toBe(problem);
  });

  test("anything else: undefined", () => {
    expect(recogniseProblem(new TypeError("x is not a function"), "/data")).toBeUndefined();
  });
});
