import { readFileSync } from "node:fs";
import { isIP } from "node:net";
import { availableParallelism } from "node:os";
import { type DemoUser, parseDemoUsers } from "../access/demoUsers.ts";
import { normalizeHostName } from "../access/hosts.ts";
import { normalizeOrigin } from "../access/origins.ts";
import { openAssets } from "../assets/assets.ts";
import { createLakeServer } from "../http/createLakeServer.ts";
import { createLakeLog, logFormats, logLevels } from "../observe/lakeLog.ts";
import { createQueryPool } from "../query/queryPool.ts";
import { openStore } from "../store/store.ts";
import { startWebhooks, type Webhooks } from "../webhooks/startWebhooks.ts";
import { type Command, CommandError, type Terminal, UsageError } from "./command.ts";
import { lakeFile } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, readInteger } from "./options.ts";
import { noteServerAddress } from "./serverAddress.ts";
import { stopServing } from "./stopServing.ts";

const options = {
  ...dataOption,
  port: { type: "string", default: "3333" },
  host: { type: "string", default: "127.0.0.1" },
  project: { type: "string", default: "verbatim" },
  origin: { type: "string", multiple: true, default: [] as string[] },
  "demo-users": { type: "string" },
  "allow-host": { type: "string", multiple: true, default: [] as string[] },
  "rate-limit": { type: "string", default: "1000" },
  "body-limit": { type: "string", default: "33554432" },
  "query-timeout": { type: "string", default: "10000" },
  "asset-limit": { type: "string", default: "268435456" },
  "asset-origin": { type: "string" },
  "rendition-cache": { type: "string", default: "1073741824" },
  metrics: { type: "boolean", default: false },
} as const;

export const serve: Command = {
  usage: `serve --data <folder>
      [--port 3333] [--host 127.0.0.1]   where to listen; port 0 takes a free one
      [--project verbatim]               the project id
      [--origin <origin>]…               a site whose pages may use the lake, such as http://localhost:3000
      [--allow-host <name>]…             a host name to answer to, beside localhost and addresses
      [--demo-users <file>]              who may be tried out without a password while only this machine reaches the
                                         lake and it has no users: JSON, [{"id": "demo-editor", "name": "Demo editor",
                                         "role": "editor"}, …]
      [--rate-limit 1000]                requests per second and caller, 0 for no limit
      [--body-limit 33554432]            bytes in a request body
      [--query-timeout 10000]            milliseconds that a query may take
      [--asset-limit 268435456]          bytes of an uploaded image or file
      [--asset-origin <origin>]          what addresses of uploaded assets begin with; by default where the lake listens
      [--rendition-cache 1073741824]     bytes of transformed images to keep on disk
      [--metrics]                        answer /metrics to whoever has a token
                                         LOG_FORMAT (text, json) and LOG_LEVEL (debug, info, warn, error) in the
                                         environment say how it logs; every request is told with debug`,

  async run(args, terminal) {
    const { values } = parseOptions(args, options);
    const dataFolder = readDataFolder(values.data, terminal);
    const port = readInteger(values.port, { name: "port", min: 0, max: 65_535 });
    const hostname = values.host;
    const hostNames = values["allow-host"].map((name) => readHostName("allow-host", name));
    if (isIP(hostname) === 0) hostNames.push(readHostName("host", hostname));
    const projectId = values.project;
    const siteOrigins = values.origin.map((origin) => readOrigin("origin", origin));
    const demoUsers = readDemoUsers(values["demo-users"]);
    const assetOrigin =
      values["asset-origin"] === undefined ? undefined : readOrigin("asset-origin", values["asset-origin"]);
    const maxAssetBytes = readInteger(values["asset-limit"], { name: "asset-limit", min: 1, max: 2 ** 40 });
    const maxRenditionBytes = readInteger(values["rendition-cache"], {
      name: "rendition-cache",
      min: 1,
      max: 2 ** 50,
    });
    const requestsPerSecond = readInteger(values["rate-limit"], { name: "rate-limit", min: 0, max: 1e9 });
    const maxBodyBytes = readInteger(values["body-limit"], { name: "body-limit", min: 1, max: 2 ** 30 });
    const timeoutMs = readInteger(values["query-timeout"], { name: "query-timeout", min: 1, max: 600_000 });
    const lakeLog = createLakeLog({
      format: readWord("LOG_FORMAT", logFormats, "text", terminal),
      level: readWord("LOG_LEVEL", logLevels, "info", terminal),
      print: (line) => terminal.print(line),
    });

    const file = lakeFile(dataFolder);
    const store = openStore({ file });
    const pool = createQueryPool({ file, size: Math.max(2, availableParallelism() - 1), timeoutMs });
    const server = createLakeServer({
      store,
      pool,
      assets: openAssets({
        store,
        dataFolder,
        log: lakeLog.problem,
        maxBytes: maxAssetBytes,
        maxRenditionBytes,
      }),
      assetOrigin,
      log: lakeLog.problem,
      logRequest: lakeLog.request,
      hasMetrics: values.metrics,
      projectId,
      hostNames,
      siteOrigins,
      demoUsers,
      requestsPerSecond,
      maxBodyBytes,
    });
    let webhooks: Webhooks | undefined;
    let removeNote = () => {};
    try {
      const { url } = await server.listen({ port, hostname }).catch((error: unknown) => {
        throw isAddressInUse(error)
          ? new CommandError(
              `Port ${port} on ${hostname} is in use; stop the program that uses it or choose another --port.`,
            )
          : error;
      });
      removeNote = noteServerAddress(dataFolder, url);
      webhooks = startWebhooks({ store, log: lakeLog.problem, projectId });
      lakeLog.line(`lake ready at ${url}, project ${projectId}, data in ${dataFolder}`);

      lakeLog.line(`${await stopSignal()}, finishing what is in flight`);
    } finally {
      removeNote();
      await stopServing({ server, pool, webhooks });
      store.close();
    }
    lakeLog.line("lake stopped");
  },
};

function readHostName(option: string, value: string): string {
  const name = normalizeHostName(value);
  if (name !== undefined) return name;
  throw new UsageError(
    `--${option} is ${JSON.stringify(value)}; give a host name without a port, such as news.example.`,
  );
}

function readOrigin(option: string, value: string): string {
  const origin = normalizeOrigin(value);
  if (origin !== undefined) return origin;
  throw new UsageError(
    `--${option} is ${JSON.stringify(value)}; give scheme, host and port, such as http://localhost:3000.`,
  );
}

function readDemoUsers(file: string | undefined): DemoUser[] | undefined {
  if (file === undefined) return undefined;
  try {
    return parseDemoUsers(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`--demo-users is ${JSON.stringify(file)}, which can't be used: ${reason}.`);
  }
}

/** One of a few words, from the environment. */
function readWord<Word extends string>(
  variable: string,
  words: readonly Word[],
  fallback: Word,
  { env }: Terminal,
): Word {
  const value = env[variable] || fallback;
  const word = words.find((candidate) => candidate === value);
  if (word !== undefined) return word;
  throw new UsageError(`${variable} is ${JSON.stringify(value)}; it must be ${words.join(", ")}.`);
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
