import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { stopChild } from "./stopChild.js";

const fixtures = join(import.meta.dirname, "fixtures");
let child: ReturnType<typeof startDeafChild>;

const startDeafChild = () =>
  spawn(process.execPath, [join(fixtures, "deaf.ts")], { stdio: ["ignore", "pipe", "ignore"] });

beforeEach(async () => {
  child = startDeafChild();
  await once(child.stdout, "data");
});
afterEach(() => child.kill("SIGKILL"));

test("a child that doesn't notice that it is to end: killed after the grace period", async () => {
  stopChild(child, "SIGTERM", 10);
  expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
});

test("a child that ends when asked: by that signal", async () => {
  stopChild(child, "SIGINT", 30_000);
  expect(await once(child, "exit")).toEqual([null, "SIGINT"]);
});
