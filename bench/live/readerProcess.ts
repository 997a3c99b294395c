/**
 * Open pages of a story, in a process of their own: each is a bare connection that looks at what comes and keeps nothing
 * of it. Started by `openReaders`, which speaks to it over IPC.
 */
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import type { ReadersAnswer, ReadersOrder } from "./openReaders.ts";

/** Connections that are made at once. */
const BATCH = 100;

const sockets: Socket[] = [];
/** What the next message has in it, and when it came to each reader. */
let expected = "";
let arrivals: number[] = [];

process.on("message", async (order: ReadersOrder) => {
  if (order.kind === "open") {
    const { url, path, readers } = order;
    while (sockets.length < readers) {
      const count = Math.min(BATCH, readers - sockets.length);
      sockets.push(...(await Promise.all(Array.from({ length: count }, () => open(new URL(url), path)))));
    }
    tell({ kind: "opened" });
  } else if (order.kind === "expect") {
    expected = order.text;
    arrivals = [];
    tell({ kind: "expecting" });
  } else {
    for (const socket of sockets) socket.destroy();
    process.disconnect?.();
  }
});

/** Resolves when the state of the story is there. */
async function open({ hostname, port, host }: URL, path: string): Promise<Socket> {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, "connect");
  socket.write(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept: text/event-stream\r\n\r\n`);
  const first = String((await once(socket, "data"))[0]);
  if (!first.startsWith("HTTP/1.1 200")) throw new Error(`A reader was refused:\n${first}`);
  socket.on("data", (chunk) => {
    if (expected === "" || !chunk.includes(expected)) return;
    arrivals.push(performance.timeOrigin + performance.now());
    if (arrivals.length === sockets.length) tell({ kind: "arrived", atMs: arrivals });
  });
  socket.on("close", () => {
    if (process.connected) throw new Error("A reader was cut off.");
  });
  return socket;
}

function tell(answer: ReadersAnswer): void {
  process.send?.(answer);
}
