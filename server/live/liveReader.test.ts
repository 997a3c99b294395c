import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { GONE, HEARTBEAT, type LiveMessage } from "./liveMessage.ts";
import { LiveReader } from "./liveReader.ts";

let server: Server;
let socket: Socket;
let response: ServerResponse;
let cuts = 0;

beforeEach(async () => {
  cuts = 0;
  server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const asked = once(server, "request");
  socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("GET / HTTP/1.0\r\n\r\n");
  response = (await asked)[1] as ServerResponse;
});
afterEach(async () => {
  socket.destroy();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function readerWith(version: string | null = null): LiveReader {
  return new LiveReader(response, version, () => {
    cuts += 1;
  });
}

function message(version: string, bytes: number): LiveMessage {
  return { version, bytes: Buffer.alloc(bytes, "."), isLast: false };
}

/** Fills what the network holds, until something has to wait here. */
async function fill(reader: LiveReader): Promise<void> {
  for (let number = 0; response.writableLength === 0; number += 1) {
    reader.tell(message(`v${number}`, 32_768));
    await setImmediate();
  }
}

test("a message with the version that the page has: not written", async () => {
  const reader = readerWith("v1");
  expect(reader.knows(message("v1", 1))).toBe(true);
  expect(reader.knows(message("v2", 1))).toBe(false);
  reader.tell({ version: "v1", bytes: Buffer.from("known"), isLast: true });
  expect(await text(socket)).not.toContain("known");
});

test("the last message: written, and the stream ended; signs of life after it harm nobody", async () => {
  const reader = readerWith();
  reader.tell(GONE);
  reader.beat();
  expect(reader.knows(message("v9", 1))).toBe(true);
  expect(await text(socket)).toMatch(/event: gone\ndata: \{\}\n\n$/);
});

test("a reader who doesn't read, while there is much to tell: cut", async () => {
  const reader = readerWith();
  socket.pause();
  for (let number = 0; cuts === 0; number += 1) {
    reader.tell(message(`v${number}`, 32_768));
    await setImmediate();
  }
  expect(response.destroyed).toBe(true);
  reader.tell(message("more", 10));
  expect(cuts).toBe(1);
});

test("a reader who has read nothing from one sign of life to the next: cut", async () => {
  const reader = readerWith();
  socket.pause();
  await fill(reader);
  reader.beat();
  expect(cuts).toBe(0);
  reader.beat();
  expect(cuts).toBe(1);
});

test("a reader who was behind and has caught up: not cut", async () => {
  const reader = readerWith();
  socket.pause();
  await fill(reader);
  reader.beat();
  socket.resume();
  await expect.poll(() => response.writableLength).toBe(0);
  reader.beat();
  await expect.poll(() => response.writableLength).toBe(0);
  reader.beat();
  expect(cuts).toBe(0);
  expect(HEARTBEAT.toString()).toBe(":\n\n");
});

test("hung up on: at once, whatever waits for somebody who doesn't read", async () => {
  const reader = readerWith();
  socket.pause();
  await fill(reader);
  const closed = once(response, "close");
  reader.hangUp();
  await closed;
  expect(cuts).toBe(0);
});
