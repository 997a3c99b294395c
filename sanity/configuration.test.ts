import { describe, expect, test } from "vitest";
import {
  ConfigurationError,
  type Environment,
  readAddresses,
  readBackend,
  readConfiguration,
  readOperation,
  readStudioBackend,
} from "./configuration.ts";

const SECRET = "a-secret-of-some-length";
const site: Environment = { SANITY_REVALIDATE_SECRET: SECRET };

function failure(environment: Environment): ConfigurationError {
  try {
    readConfiguration(environment);
  } catch (error) {
    if (error instanceof ConfigurationError) return error;
    throw error;
  }
  throw new Error("readConfiguration accepted the environment");
}

describe("readConfiguration", () => {
  test("no project id: the embedded lake", () => {
    expect(readConfiguration(site)).toEqual({
      backend: "embedded",
      projectId: "verbatim",
      dataset: "production",
      apiHost: "http://127.0.0.1:3333",
      useProjectHostname: false,
      readToken: null,
      revalidateSecret: SECRET,
      siteOrigin: "http://127.0.0.1:3000",
      catchUpSeconds: 60,
    });
  });

  test("a project id: hosted Sanity", () => {
    const configuration = readConfiguration({
      ...site,
      NEXT_PUBLIC_SANITY_PROJECT_ID: "ab12cd34",
      NEXT_PUBLIC_SANITY_DATASET: "staging",
      SANITY_API_READ_TOKEN: "sk-token",
      SITE_URL: "https://news.example/",
    });
    expect(configuration).toMatchObject({
      backend: "hosted",
      projectId: "ab12cd34",
      dataset: "staging",
      apiHost: "https://api.sanity.io",
      useProjectHostname: true,
      readToken: "sk-token",
      siteOrigin: "https://news.example",
    });
  });

  test("an empty variable: as if it were not set", () => {
    expect(readConfiguration({ ...site, NEXT_PUBLIC_SANITY_PROJECT_ID: "" }).backend).toBe("embedded");
  });

  test("LAKE_PORT: moves the embedded lake's address, unless SANITY_API_HOST names one", () => {
    expect(readBackend({ LAKE_PORT: "4444" }).apiHost).toBe("http://127.0.0.1:4444");
    expect(readBackend({ LAKE_PORT: "4444", SANITY_API_HOST: "http://10.0.0.5:9000" }).apiHost).toBe(
      "http://10.0.0.5:9000",
    );
  });

  test.each([
    ["NEXT_PUBLIC_SANITY_PROJECT_ID", "My Project"],
    ["NEXT_PUBLIC_SANITY_DATASET", "Production!"],
    ["SANITY_API_HOST", "127.0.0.1:3333"],
    ["SANITY_API_HOST", "http://127.0.0.1:3333/v1"],
    ["SITE_URL", "ftp://news.example"],
    ["LAKE_PORT", "0"],
    ["LAKE_PORT", "65536"],
    ["LAKE_PORT", "3e3"],
    ["LAKE_PORT", "0x1202"],
    ["PORT", "3000.5"],
    ["PORT", "-1"],
    ["HOST", "a b"],
    ["HOST", "news.example:80"],
    ["HOST", "http://127.0.0.1"],
    ["HOST", "[::1]"],
    ["HOST", "300.1.1.1"],
    ["HOST", "0x7f.1"],
  ])("%s=%s: an error that names the variable, the value and what it should be", (variable, value) => {
    const error = failure({ ...site, [variable]: value });
    expect(error).toMatchObject({ code: "configuration", variable, value });
    expect(error.message).toContain(variable);
    expect(error.message).toContain(value);
    expect(error.message).toContain(error.expected);
  });

  test.each([
    ["SANITY_API_READ_TOKEN", "to ken"],
    ["SANITY_REVALIDATE_SECRET", "short"],
  ])("a wrong %s: never shows the value", (variable, value) => {
    const error = failure({ ...site, [variable]: value });
    expect(error).toMatchObject({ variable, value: null });
    expect(`${error.message}${error.stack}`).not.toContain(value);
  });

  test("no webhook secret: an error that says what it should look like", () => {
    expect(failure({})).toMatchObject({ variable: "SANITY_REVALIDATE_SECRET", value: null });
  });
});

describe("readOperation", () => {
  test("nothing set: text for people, no metrics, a generous limit, no proxy", () => {
    expect(readOperation({})).toEqual({
      logging: { format: "text", level: "info" },
      operatorToken: null,
      requestsPerSecond: 100,
      liveReaders: 20_000,
      liveReadersPerAddress: 100,
      trustedProxies: [],
    });
  });

  test("everything set: as it is", () => {
    const environment = {
      LOG_FORMAT: "json",
      LOG_LEVEL: "debug",
      OPERATOR_TOKEN: "operators-0123456789",
      RATE_LIMIT: "0",
      LIVE_READERS: "500",
      LIVE_READERS_PER_ADDRESS: "3",
      TRUST_PROXY: "loopback, 10.0.0.0/8,2001:db8::/32,192.0.2.7,::1",
    };
    expect(readOperation(environment)).toEqual({
      logging: { format: "json", level: "debug" },
      operatorToken: "operators-0123456789",
      requestsPerSecond: 0,
      liveReaders: 500,
      liveReadersPerAddress: 3,
      trustedProxies: ["loopback", "10.0.0.0/8", "2001:db8::/32", "192.0.2.7", "::1"],
    });
  });

  test.each([
    ["LOG_FORMAT", "xml"],
    ["LOG_LEVEL", "verbose"],
    ["RATE_LIMIT", "-1"],
    ["RATE_LIMIT", "1.5"],
    ["LIVE_READERS", "many"],
    ["LIVE_READERS", "1000000"],
    ["LIVE_READERS_PER_ADDRESS", "0"],
    ["TRUST_PROXY", "true"],
    ["TRUST_PROXY", "10.0.0.0/33"],
    ["TRUST_PROXY", "loopback,"],
    ["TRUST_PROXY", "proxy.example"],
  ])("%s=%s: an error that names the variable, the value and what it should be", (variable, value) => {
    expect(() => readOperation({ [variable]: value })).toThrow(
      expect.objectContaining({ variable, value, message: expect.stringContaining(value) }),
    );
  });

  test("a token that is too short: never shown", () => {
    expect(() => readOperation({ OPERATOR_TOKEN: "short" })).toThrow(
      expect.objectContaining({ variable: "OPERATOR_TOKEN", value: null }),
    );
  });
});

describe("readStudioBackend", () => {
  test("the embedded lake: where editors' browsers reach it, not where the site asks", () => {
    const environment = { SANITY_API_HOST: "http://10.0.0.5:3333", LAKE_URL: "https://lake.news.example" };
    expect(readStudioBackend(environment)).toEqual({
      ...readBackend(environment),
      apiHost: "https://lake.news.example",
    });
  });

  test("hosted Sanity: the same as the site's", () => {
    const environment = { NEXT_PUBLIC_SANITY_PROJECT_ID: "ab12cd34", LAKE_URL: "https://lake.news.example" };
    expect(readStudioBackend(environment)).toEqual(readBackend(environment));
  });
});

describe("readAddresses", () => {
  test("nothing set: loopback", () => {
    expect(readAddresses({})).toEqual({
      host: "127.0.0.1",
      port: 3000,
      lakePort: 3333,
      siteOrigin: "http://127.0.0.1:3000",
      lakeOrigin: "http://127.0.0.1:3333",
    });
  });

  test("everything set: as it is, SITE_URL and LAKE_URL as their origins", () => {
    expect(
      readAddresses({
        ...{ HOST: "0.0.0.0", PORT: "80", LAKE_PORT: "65535" },
        ...{ SITE_URL: "https://news.example/", LAKE_URL: "https://lake.news.example/" },
      }),
    ).toEqual({
      host: "0.0.0.0",
      port: 80,
      lakePort: 65_535,
      siteOrigin: "https://news.example",
      lakeOrigin: "https://lake.news.example",
    });
  });

  test.each(["::", "fd00::5", "192.0.2.7", "localhost", "news.example", "3f2a9c"])(
    "HOST=%s: as it is",
    (host) => {
      expect(readAddresses({ HOST: host }).host).toBe(host);
    },
  );
});
