import { type ChildProcess, execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { freePort } from "./ports.ts";
import { Problem } from "./problem.js";
import { stopChild } from "./stopChild.js";

const shippedFile = join(import.meta.dirname, "../docs/deploy/nginx.conf");
const retryMs = 20;
const stopGraceMs = 5_000;

export interface Nginx {
  url: string;
  stop(): Promise<void>;
}

/** Where nginx is on this machine; undefined if it isn't. Debian has it outside an ordinary user's PATH. */
export function findNginx(): string | undefined {
  return ["nginx", "/usr/sbin/nginx"].find((program) => spawnSync(program, ["-v"]).status === 0);
}

/**
 * Runs nginx on loopback in front of a site, for tests: with the configuration that docs/deploy
 * ships, but for its addresses and its cache, which is in `folder`, like all else that it writes.
 *
 * @throws Problem if nginx is not installed, or refuses the configuration
 */
export async function startNginx({ folder, sitePort }: { folder: string; sitePort: number }): Promise<Nginx> {
  const program = findNginx();
  if (program === undefined) {
    throw new Problem(
      "no-nginx",
      "nginx is not installed here: install it (Debian: apt install nginx-light) or leave this test out.",
    );
  }
  const port = await freePort();
  const file = writeConfiguration(folder, { port, sitePort });
  const args = ["-p", folder, "-c", file];
  checkConfiguration(program, args);
  const child = spawn(program, args, { stdio: ["ignore", "inherit", "inherit"] });
  await untilListening(child, port);
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const ended = once(child, "exit");
      stopChild(child, "SIGTERM", stopGraceMs);
      await ended;
    },
  };
}

function writeConfiguration(folder: string, { port, sitePort }: { port: number; sitePort: number }): string {
  const site = [
    ["listen 80;", `listen 127.0.0.1:${port};`],
    ["listen [::]:80;", ""],
    ["server 127.0.0.1:3000;", `server 127.0.0.1:${sitePort};`],
    ["/var/lib/nginx/verbatim", join(folder, "cache")],
  ].reduce(replaceOnce, readFileSync(shippedFile, "utf8"));
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `  ${kind}_temp_path ${join(folder, kind)};`,
  );
  mkdirSync(join(folder, "cache"));
  writeFileSync(join(folder, "site.conf"), site);
  const file = join(folder, "nginx.conf");
  writeFileSync(
    file,
    [
      // The user that this runs as owns the folder; nginx would give up root's rights and not get in.
      ...(process.getuid?.() === 0 ? ["user root root;"] : []),
      "daemon off;",
      "worker_processes 1;",
      `pid ${join(folder, "nginx.pid")};`,
      "error_log stderr crit;",
      "events { worker_connections 512; }",
      "http {",
      "  access_log off;",
      ...temporary,
      `  include ${join(folder, "site.conf")};`,
      "}",
      "",
    ].join("\n"),
  );
  return file;
}

/** The shipped file says what is replaced here, or the test would not be one of that file. */
function replaceOnce(text: string, [shipped = "", own = ""]: string[]): string {
  if (text.split(shipped).length !== 2) {
    throw new Problem("nginx-conf-changed", `docs/deploy/nginx.conf should hold "${shipped}" once.`);
  }
  return text.replace(shipped, own);
}

function checkConfiguration(program: string, args: string[]): void {
  try {
    execFileSync(program, ["-t", "-q", ...args], { stdio: "pipe", encoding: "utf8" });
  } catch (error) {
    const output = error instanceof Error && "stderr" in error ? String(error.stderr) : String(error);
    throw new Problem("nginx-conf-refused", `nginx refuses docs/deploy/nginx.conf:\n${output}`);
  }
}

async function untilListening(child: ChildProcess, port: number): Promise<void> {
  while (child.exitCode === null && child.signalCode === null) {
    if (await isListening(port)) return;
    await delay(retryMs);
  }
  throw new Problem("nginx-ended", "nginx ended before it listened: why is above.");
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
