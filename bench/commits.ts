/**
 * Durable commits per second through HTTP: clients that each send one mutation after another to a lake of their own,
 * every one acknowledged only when it is on disk.
 *
 *     node bench/commits.ts [--seconds 5] [--clients 1,8,32,64] [--bytes 4096]
 */
import { Agent, request } from "node:http";
import { parseArgs } from "node:util";
import { machine, startLake } from "./lake/startLake.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    clients: { type: "string", default: "1,8,32,64" },
    bytes: { type: "string", default: "4096" },
  },
});
const seconds = Number(values.seconds);
const text = "x".repeat(Number(values.bytes));

interface Measurement {
  clients: number;
  commitsPerSecond: number;
  /** Of one commit, from sending it to its acknowledgement. */
  medianMs: number;
  p99Ms: number;
}

function commit(url: string, agent: Agent, token: string, body: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, "content-length": Buffer.byteLength(body) };
    request(`${url}/v2025-02-19/data/mutate/production`, { method: "POST", agent, headers }, (response) => {
      response.resume();
      response.once("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`HTTP ${response.statusCode}`)),
      );
    })
      .once("error", reject)
      .end(body);
  });
}

async function measure(url: string, token: string, clients: number): Promise<Measurement> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  const timesMs: number[] = [];
  const startedMs = performance.now();
  const endMs = startedMs + seconds * 1000;
  const write = async (client: number) => {
    for (let n = 0; performance.now() < endMs; n += 1) {
      const document = { _id: `bench-${client}-${n % 100}`, _type: "bench", n, text };
      const sentMs = performance.now();
      await commit(url, agent, token, JSON.stringify({ mutations: [{ createOrReplace: document }] }));
      timesMs.push(performance.now() - sentMs);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => write(client)));
  const elapsedSeconds = (performance.now() - startedMs) / 1000;
  agent.destroy();
  timesMs.sort((a, b) => a - b);
  const quantile = (share: number) => timesMs[Math.floor(timesMs.length * share)] ?? Number.NaN;
  return {
    clients,
    commitsPerSecond: timesMs.length / elapsedSeconds,
    medianMs: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}

const { url, token, stop } = await startLake();
try {
  console.log(`${machine()}, documents of ${text.length} bytes\n`);
  console.log("| clients | durable commits/s | median ms | p99 ms |\n|---|---|---|---|");
  for (const clients of values.clients.split(",").map(Number)) {
    const { commitsPerSecond, medianMs, p99Ms } = await measure(url, token, clients);
    console.log(
      `| ${clients} | ${Math.round(commitsPerSecond)} | ${medianMs.toFixed(1)} | ${p99Ms.toFixed(1)} |`,
    );
  }
} finally {
  await stop();
}
