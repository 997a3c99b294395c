import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { expect, test } from "vitest";
import { ensurePortFree, freePort } from "./ports.ts";

test("ensurePortFree, the port is in use: a sentence with port and variable", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;

  await expect(ensurePortFree("127.0.0.1", port, "LAKE_PORT")).rejects.toMatchObject({
    code: "port-in-use",
    message: expect.stringMatching(`Port ${port} on 127.0.0.1 is in use.*LAKE_PORT=${port + 1}`),
  });
  server.close();
});

test("ensurePortFree, the port is free: it still is", async () => {
  const port = await freePort();
  await ensurePortFree("127.0.0.1", port, "PORT");
  await expect(ensurePortFree("127.0.0.1", port, "PORT")).resolves.toBeUndefined();
});

test("ensurePortFree, no such address on this machine: a sentence that names HOST", async () => {
  await expect(ensurePortFree("192.0.2.1", 3000, "PORT")).rejects.toMatchObject({ code: "unknown-host" });
});
