import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { Problem } from "./problem.js";

/** @throws Problem if nothing can listen there; `variable` is the one that chooses the port */
export async function ensurePortFree(host: string, port: number, variable: string): Promise<void> {
  try {
    await listenBriefly(host, port);
  } catch (error) {
    throw portProblem(error, host, port, variable);
  }
}

/** A port that was free a moment ago, for servers that live only as long as a test. */
export const freePort = (): Promise<number> => listenBriefly("127.0.0.1", 0);

async function listenBriefly(host: string, port: number): Promise<number> {
  const server = createServer().listen({ host, port, exclusive: true });
  await once(server, "listening");
  const address = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return address.port;
}

function portProblem(error: unknown, host: string, port: number, variable: string): unknown {
  switch (error instanceof Error && "code" in error ? error.code : undefined) {
    case "EADDRINUSE":
      return new Problem(
        "port-in-use",
        `Port ${port} on ${host} is in use: end what uses it, or choose another as in ${variable}=${port + 1} npm start.`,
      );
    case "EACCES":
      return new Problem(
        "port-forbidden",
        `Port ${port} needs rights that you don't have: choose one from 1024 up, as in ${variable}=${port + 3000} npm start.`,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Problem(
        "unknown-host",
        `HOST is "${host}", but this machine has no such address: leave it out, or use 127.0.0.1 or 0.0.0.0.`,
      );
    default:
      return error;
  }
}
