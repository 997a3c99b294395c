import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { PartDefinition } from "./part.ts";
import { freePort } from "./ports.ts";
import type { RestartPolicy } from "./restartDelay.ts";
import { supervise } from "./supervise.ts";

const fixtures = join(import.meta.dirname, "fixtures");
const eager: RestartPolicy = { firstDelayMs: 1, longestDelayMs: 1, mostCrashes: 3, windowMs: 60_000 };
const cleanups: (() => void)[] = [];

afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

async function part(name: string, script = join(fixtures, "server.ts")): Promise<PartDefinition> {
  const port = await freePort();
  return {
    name,
    script,
    args: [String(port)],
    folder: fixtures,
    environment: process.env,
    readyUrl: `http://127.0.0.1:${port}/`,
  };
}

/** Supervises the parts until they are ready. */
async function started(definitions: PartDefinition[], policy: RestartPolicy) {
  const stop = new AbortController();
  cleanups.push(() => stop.abort());
  const ready = Promise.withResolvers<void>();
  const runningAgain = Promise.withResolvers<void>();
  const ended = supervise(definitions, {
    signal: stop.signal,
    log: (line) => {
      if (line.endsWith("running again")) runningAgain.resolve();
    },
    policy,
    onReady: ready.resolve,
  });
  await Promise.race([ready.promise, ended]);
  return { ended, stop, runningAgain: runningAgain.promise };
}

const crash = ({ readyUrl }: PartDefinition) => fetch(new URL("/crash", readyUrl)).catch(() => {});
const answers = ({ readyUrl }: PartDefinition) =>
  fetch(readyUrl).then(
    (answer) => answer.ok,
    () => false,
  );

test("stop: every part has ended", async () => {
  const [lake, site] = [await part("lake"), await part("site")];
  const { ended, stop } = await started([lake, site], eager);
  expect(await Promise.all([answers(lake), answers(site)])).toEqual([true, true]);

  stop.abort();
  await ended;

  expect(await Promise.all([answers(lake), answers(site)])).toEqual([false, false]);
});

test("crash of a part: it is started again, the other goes on", async () => {
  const [lake, site] = [await part("lake"), await part("site")];
  const { ended, stop, runningAgain } = await started([lake, site], eager);

  await crash(lake);
  await runningAgain;

  expect(await Promise.all([answers(lake), answers(site)])).toEqual([true, true]);
  stop.abort();
  await ended;
});

test("a part crashes too often: it is given up, and the other ended", async () => {
  const [lake, site] = [await part("lake"), await part("site")];
  const { ended } = await started([lake, site], { ...eager, mostCrashes: 0 });

  await crash(lake);

  await expect(ended).rejects.toMatchObject({ code: "lake-keeps-crashing" });
  expect(await answers(site)).toBe(false);
});

test("a part ends before it is ready: no second try, and the other ended", async () => {
  const [lake, site] = [await part("lake"), await part("site", join(fixtures, "missing.ts"))];

  await expect(started([lake, site], eager)).rejects.toMatchObject({ code: "site-not-ready" });
  expect(await answers(lake)).toBe(false);
});

test("the program that started it is killed: supervisor and parts end", async () => {
  const ports = [await freePort(), await freePort()];
  const command = `exec "${process.execPath}" newsroom.ts ${ports.join(" ")}`;
  // As npm does it: a program that starts a shell, which becomes the newsroom.
  const npm = spawn("sh", ["-c", `sh -c '${command}'; true`], {
    cwd: fixtures,
    stdio: ["ignore", "pipe", "ignore"],
  });
  cleanups.push(() => npm.kill("SIGKILL"));
  await once(npm.stdout, "data");
  const connections = await Promise.all(ports.map(connected));

  const ended = connections.map((connection) => once(connection, "close"));
  npm.kill("SIGKILL");

  await expect(Promise.all(ended)).resolves.toHaveLength(2);
});

async function connected(port: number): Promise<Socket> {
  const connection = connect(port, "127.0.0.1");
  connection.on("error", () => {});
  await once(connection, "connect");
  return connection;
}
