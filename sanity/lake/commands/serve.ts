import { isIP } from "node:net";
import { availableParallelism } from "node:os";
import { normalizeHostName } from "../access/hosts.ts";
import { normalizeOrigin } from "../access/origins.ts";
import { createLakeServer } from "../http/createLakeServer.ts";
import { createQueryPool } from "../query/queryPool.ts";
import { openStore } from "../store/store.ts";
import { startWebhooks, type Webhooks } from "../webhooks/startWebhooks.ts";
import { type Command, CommandError, UsageError } from "./command.ts";
import { lakeFile } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, readInteger } from "./options.ts";
import { stopServing } from "./stopServing.ts";

const options = {
  ...dataOption,
  port: { type: "string", default: "3333" },
  host: { type: "string", default: "127.0.0.1" },
  project: { type: "string", default: "verbatim" },
  origin: { type: "string", multiple: true, default: [] as string[] },
  "allow-host": { type: "string", multiple: true, default: [] as string[] },
  "rate-limit": { type: "string", default: "1000" },
  "body-limit": { type: "string", default: "33554432" },
  "query-timeout": { type: "string", default: "10000" },
} as const;

export const serve: Command = {
  usage: `serve --data <folder>
      [--port 3333] [--host 127.0.0.1]   where to listen; port 0 takes a free one
      [--project verbatim]               the project id
      [--origin <origin>]…               a site whose pages may use the lake, such as http://localhost:3000
      [--allow-host <name>]…             a host name to answer to, beside localhost and addresses
      [--rate-limit 1000]                requests per second and caller, 0 for no limit
      [--body-limit 33554432]            bytes in a request body
      [--query-timeout 10000]            milliseconds that a query may take`,

  async run(args, terminal) {
    const { values } = parseOptions(args, options);
    const dataFolder = readDataFolder(values.data, terminal);
    const port = readInteger(values.port, { name: "port", min: 0, max: 65_535 });
    const hostname = values.host;
    const hostNames = values["allow-host"].map((name) => readHostName("allow-host", name));
    if (isIP(hostname) === 0) hostNames.push(readHostName("host", hostname));
    const projectId = values.project;
    const siteOrigins = values.origin.map(readOrigin);
    const requestsPerSecond = readInteger(values["rate-limit"], { name: "rate-limit", min: 0, max: 1e9 });
    const maxBodyBytes = readInteger(values["body-limit"], { name: "body-limit", min: 1, max: 2 ** 30 });
    const timeoutMs = readInteger(values["query-timeout"], { name: "query-timeout", min: 1, max: 600_000 });
    const log = (line: string) => terminal.print(`${new Date().toISOString()} ${line}`);

    const file = lakeFile(dataFolder);
    const store = openStore({ file });
    const pool = createQueryPool({ file, size: Math.max(2, availableParallelism() - 1), timeoutMs });
    const server = createLakeServer({
      store,
      pool,
      log,
      projectId,
      hostNames,
      siteOrigins,
      requestsPerSecond,
      maxBodyBytes,
    });
    let webhooks: Webhooks | undefined;
    try {
      const { url } = await server.listen({ port, hostname }).catch((error: unknown) => {
        throw isAddressInUse(error)
          ? new CommandError(
              `Port ${port} on ${hostname} is in use; stop the program that uses it or choose another --port.`,
            )
          : error;
      });
      webhooks = startWebhooks({ store, log, projectId });
      log(`lake ready at ${url}, project ${projectId}, data in ${dataFolder}`);

      log(`${await stopSignal()}, finishing what is in flight`);
    } finally {
      await stopServing({ server, pool, webhooks });
      store.close();
    }
    log("lake stopped");
  },
};

function readHostName(option: string, value: string): string {
  const name = normalizeHostName(value);
  if (name !== undefined) return name;
  throw new UsageError(
    `--${option} is ${JSON.stringify(value)}; give a host name without a port, such as news.example.`,
  );
}

function readOrigin(value: string): string {
  const origin = normalizeOrigin(value);
  if (origin !== undefined) return origin;
  throw new UsageError(
    `--origin is ${JSON.stringify(value)}; give scheme, host and port, such as http://localhost:3000.`,
  );
}

function isAddressInUse(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });
}
