import { z } from "zod";
import { localUrl } from "../lib/localUrl.ts";

/** Where content is read from: the embedded Content Lake, or hosted Sanity. */
export interface Backend {
  readonly backend: "embedded" | "hosted";
  readonly projectId: string;
  readonly dataset: string;
  /** Origin of the API, such as `http://127.0.0.1:3333`. */
  readonly apiHost: string;
  /** Whether the project id is the first label of the API's host name, as on hosted Sanity. */
  readonly useProjectHostname: boolean;
}

/** Where the newsroom's servers listen, and where readers find it. */
export interface Addresses {
  /** The IP address or host name that both servers listen on. */
  readonly host: string;
  /** The site's port. */
  readonly port: number;
  readonly lakePort: number;
  /** Origin of the site as readers see it. */
  readonly siteOrigin: string;
  /** Origin of the embedded lake as editors' browsers see it. */
  readonly lakeOrigin: string;
}

/** What the site needs to know before it can serve a page. */
export interface Configuration extends Backend {
  /** Viewer token; null where the dataset can be read without one. */
  readonly readToken: string | null;
  /** Shared with the webhook that announces published changes. */
  readonly revalidateSecret: string;
  /** Origin of the site as readers see it. */
  readonly siteOrigin: string;
  /** How often the site asks the backend for changes that no webhook told of. */
  readonly catchUpSeconds: number;
}

/** How much the site tells, and how. */
export interface Logging {
  readonly format: "text" | "json";
  /** The least that is told: requests that went well are `debug`. */
  readonly level: "debug" | "info" | "warn" | "error";
}

/** What whoever runs the site decides. */
export interface Operation {
  readonly logging: Logging;
  /** Opens the metrics and the details of the site's health; null leaves both closed. */
  readonly operatorToken: string | null;
  /** From one address, on average over ten seconds; 0 for no limit. */
  readonly requestsPerSecond: number;
  /** Open pages of running stories that are told of changes, at once. */
  readonly liveReaders: number;
  /** The same from one address. */
  readonly liveReadersPerAddress: number;
  /** Addresses, networks or `loopback`: whose word counts for where a request came from. */
  readonly trustedProxies: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable has a value that can't be used. `value` is null for a secret, which is never shown, and for a missing one. */
export class ConfigurationError extends Error {
  override readonly name = "ConfigurationError";
  readonly code = "configuration";
  readonly variable: string;
  readonly value: string | null;
  readonly expected: string;

  constructor(variable: string, value: string | null, expected: string) {
    const found = value === null ? "is missing or can't be used" : `is ${JSON.stringify(value)}`;
    super(`${variable} ${found}. It should be ${expected}. See .env.example.`);
    this.variable = variable;
    this.value = value;
    this.expected = expected;
  }
}

const SECRETS: ReadonlySet<string> = new Set([
  "SANITY_API_READ_TOKEN",
  "SANITY_REVALIDATE_SECRET",
  "OPERATOR_TOKEN",
]);

const projectId = matching(
  /^[a-z0-9][a-z0-9-]*$/,
  "a Sanity project id: lower-case letters, digits and dashes",
);
const dataset = matching(
  /^[a-z0-9][a-z0-9_-]{0,63}$/,
  "a dataset's name: lower-case letters, digits, dashes and underscores, at most 64",
);
const token = matching(/^[\x21-\x7e]+$/, "a viewer token: printable characters without spaces");
const secret = matching(/^[\x21-\x7e]{16,}$/, "at least 16 printable characters without spaces");

const variables = z.object({
  HOST: host().default("127.0.0.1"),
  PORT: port().default(3000),
  LAKE_PORT: port().default(3333),
  SITE_URL: origin("https://news.example").optional(),
  LAKE_URL: origin("https://lake.news.example").optional(),
  NEXT_PUBLIC_SANITY_PROJECT_ID: projectId.optional(),
  NEXT_PUBLIC_SANITY_DATASET: dataset.default("production"),
  SANITY_API_HOST: origin("http://127.0.0.1:3333").optional(),
  SANITY_API_READ_TOKEN: token.optional(),
  SANITY_REVALIDATE_SECRET: secret,
  CATCH_UP_SECONDS: matching(/^[1-9]\d{0,3}$/, "a number of seconds from 1 to 9999")
    .transform(Number)
    .default(60),
  LOG_FORMAT: z.enum(["text", "json"], { error: "text or json" }).default("text"),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: "debug, info, warn or error" })
    .default("info"),
  OPERATOR_TOKEN: secret.optional(),
  RATE_LIMIT: matching(/^\d{1,6}$/, "a number of requests per second from 0 (no limit) to 999999")
    .transform(Number)
    .default(100),
  LIVE_READERS: matching(/^\d{1,6}$/, "a number of open pages from 0 to 999999")
    .transform(Number)
    .default(20_000),
  LIVE_READERS_PER_ADDRESS: matching(/^[1-9]\d{0,5}$/, "a number of open pages from 1 to 999999")
    .transform(Number)
    .default(100),
  TRUST_PROXY: proxies().default([]),
});

const addressVariables = variables.pick({
  HOST: true,
  PORT: true,
  LAKE_PORT: true,
  SITE_URL: true,
  LAKE_URL: true,
});
const backendVariables = variables.pick({
  NEXT_PUBLIC_SANITY_PROJECT_ID: true,
  NEXT_PUBLIC_SANITY_DATASET: true,
  SANITY_API_HOST: true,
});
const siteVariables = variables.pick({
  SANITY_API_READ_TOKEN: true,
  SANITY_REVALIDATE_SECRET: true,
  CATCH_UP_SECONDS: true,
});
const operationVariables = variables.pick({
  LOG_FORMAT: true,
  LOG_LEVEL: true,
  OPERATOR_TOKEN: true,
  RATE_LIMIT: true,
  LIVE_READERS: true,
  LIVE_READERS_PER_ADDRESS: true,
  TRUST_PROXY: true,
});

/**
 * The newsroom's addresses. Without `SITE_URL`, readers are those on this machine; without `LAKE_URL`, editors are.
 *
 * @throws {ConfigurationError} naming the variable, its value and what it should look like.
 */
export function readAddresses(environment: Environment): Addresses {
  const { HOST, PORT, LAKE_PORT, SITE_URL, LAKE_URL } = readVariables(addressVariables, environment);
  return {
    host: HOST,
    port: PORT,
    lakePort: LAKE_PORT,
    siteOrigin: SITE_URL ?? localUrl(HOST, PORT),
    lakeOrigin: LAKE_URL ?? localUrl(HOST, LAKE_PORT),
  };
}

/**
 * The backend's address. Without `NEXT_PUBLIC_SANITY_PROJECT_ID` it is the embedded lake on `HOST`
 * and `LAKE_PORT`, project `verbatim`. Takes the environment as an object because Next replaces
 * `process.env.NEXT_PUBLIC_…`, written out, by the value of the build.
 *
 * @throws {ConfigurationError} naming the variable.
 */
export function readBackend(environment: Environment): Backend {
  const values = readVariables(backendVariables, environment);
  const hostedProjectId = values.NEXT_PUBLIC_SANITY_PROJECT_ID;
  if (hostedProjectId === undefined) {
    const { host, lakePort } = readAddresses(environment);
    return {
      backend: "embedded",
      projectId: "verbatim",
      dataset: values.NEXT_PUBLIC_SANITY_DATASET,
      apiHost: values.SANITY_API_HOST ?? localUrl(host, lakePort),
      useProjectHostname: false,
    };
  }
  return {
    backend: "hosted",
    projectId: hostedProjectId,
    dataset: values.NEXT_PUBLIC_SANITY_DATASET,
    apiHost: values.SANITY_API_HOST ?? "https://api.sanity.io",
    useProjectHostname: true,
  };
}

/**
 * The same backend, at the address that editors' browsers reach: the Studio speaks to it without the site between.
 *
 * @throws {ConfigurationError} naming the variable.
 */
export function readStudioBackend(environment: Environment): Backend {
  const backend = readBackend(environment);
  if (backend.backend === "hosted") return backend;
  return { ...backend, apiHost: readAddresses(environment).lakeOrigin };
}

/**
 * The site's whole configuration; see `.env.example` for what each variable means.
 *
 * @throws {ConfigurationError} naming the variable, its value unless it is a secret, and what it should look like.
 */
export function readConfiguration(environment: Environment): Configuration {
  const backend = readBackend(environment);
  const values = readVariables(siteVariables, environment);
  return {
    ...backend,
    readToken: values.SANITY_API_READ_TOKEN ?? null,
    revalidateSecret: values.SANITY_REVALIDATE_SECRET,
    siteOrigin: readAddresses(environment).siteOrigin,
    catchUpSeconds: values.CATCH_UP_SECONDS,
  };
}

/**
 * How the site is run: log, metrics, limits.
 *
 * @throws {ConfigurationError} naming the variable, its value unless it is a secret, and what it should look like.
 */
export function readOperation(environment: Environment): Operation {
  const values = readVariables(operationVariables, environment);
  return {
    logging: { format: values.LOG_FORMAT, level: values.LOG_LEVEL },
    operatorToken: values.OPERATOR_TOKEN ?? null,
    requestsPerSecond: values.RATE_LIMIT,
    liveReaders: values.LIVE_READERS,
    liveReadersPerAddress: values.LIVE_READERS_PER_ADDRESS,
    trustedProxies: values.TRUST_PROXY,
  };
}

function readVariables<S extends z.ZodObject>(schema: S, environment: Environment): z.output<S> {
  const values = Object.fromEntries(
    Object.keys(schema.shape).map((variable) => [variable, environment[variable] || undefined]),
  );
  const result = schema.safeParse(values);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const variable = String(issue?.path[0]);
  const value = SECRETS.has(variable) ? null : (values[variable] ?? null);
  throw new ConfigurationError(variable, value, issue?.message ?? "left out");
}

function matching(pattern: RegExp, expected: string) {
  return z.string({ error: expected }).regex(pattern, { error: expected });
}

function port() {
  const expected = "a port number from 1 to 65535";
  return matching(/^[1-9]\d{0,4}$/, expected)
    .transform(Number)
    .refine((value) => value <= 65_535, { error: expected });
}

function host() {
  const expected = "an IP address without brackets, or a host name, such as 127.0.0.1";
  // What an address parser would read as a number, such as 0x7f.1, is no name.
  const name = z.hostname().refine((value) => URL.parse(`http://${value}`)?.hostname === value.toLowerCase());
  return z.union([z.ipv4(), z.ipv6(), name], { error: expected });
}

function origin(example: string) {
  const expected = `an origin without a path, such as ${example}`;
  return z.string({ error: expected }).transform((value, context) => {
    const url = URL.canParse(value) ? new URL(value) : null;
    const isOrigin = url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
    if (!isOrigin) {
      context.addIssue({ code: "custom", message: expected });
      return z.NEVER;
    }
    return url.origin;
  });
}

function proxies() {
  const expected =
    "loopback, IP addresses or networks with commas between, such as loopback or 10.0.0.0/8,192.0.2.7";
  const proxy = z.union([z.literal("loopback"), z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);
  return z
    .string({ error: expected })
    .transform((value) => value.split(",").map((entry) => entry.trim()))
    .refine((entries) => entries.every((entry) => proxy.safeParse(entry).success), { error: expected });
}
