import { describe, expect, test } from "vitest";
import { lakePart, sitePart } from "./parts.ts";
import { readSettings } from "./settings.ts";

const secrets = { viewerToken: "viewer", webhookSecret: "webhook" };
const embedded = readSettings("/newsroom", "production", { PORT: "4000", LAKE_PORT: "4333" });
const hosted = readSettings("/newsroom", "production", {
  NEXT_PUBLIC_SANITY_PROJECT_ID: "abc123",
  SANITY_API_READ_TOKEN: "token",
});

describe("sitePart", () => {
  test("embedded lake: the site gets its address, token and secrets, whatever the environment says", () => {
    const { environment } = sitePart(embedded, secrets, {
      NODE_ENV: "test",
      SANITY_API_HOST: "http://elsewhere.example",
      SANITY_API_READ_TOKEN: "other",
      SANITY_REVALIDATE_SECRET: "other",
    });
    expect(environment).toMatchObject({
      PORT: "4000",
      HOST: "127.0.0.1",
      NODE_ENV: "production",
      NEXT_DIST_DIR: ".next",
      SITE_URL: "http://127.0.0.1:4000",
      LAKE_URL: "http://127.0.0.1:4333",
      SANITY_API_HOST: "http://127.0.0.1:4333",
      SANITY_API_READ_TOKEN: "viewer",
      SANITY_REVALIDATE_SECRET: "webhook",
    });
  });

  test("hosted Sanity: the environment's token and webhook secret", () => {
    const { environment } = sitePart(hosted, secrets, {
      NODE_ENV: "test",
      SANITY_API_READ_TOKEN: "token",
      SANITY_REVALIDATE_SECRET: "shared",
    });
    expect(environment).toMatchObject({ SANITY_API_READ_TOKEN: "token", SANITY_REVALIDATE_SECRET: "shared" });
    expect(environment.SANITY_API_HOST).toBeUndefined();
  });

  test("development: said to the server and to Next", () => {
    const { args, environment } = sitePart({ ...embedded, mode: "development" }, secrets, {
      NODE_ENV: "test",
    });
    expect(args).toEqual(["--dev"]);
    expect(environment.NODE_ENV).toBe("development");
  });
});

test("the site is ready once it answers, whether or not it reaches its backend", () => {
  const { readyUrl } = sitePart(embedded, secrets, { NODE_ENV: "test" });
  expect(readyUrl).toBe("http://127.0.0.1:4000/api/health/live");
});

describe("lakePart", () => {
  test("embedded lake: serves the data folder, to the site's pages too", () => {
    const { args, readyUrl } = lakePart(embedded, { NODE_ENV: "test" }) ?? {};
    expect(args).toEqual([
      ...["serve", "--data", "/newsroom/.verbatim/lake", "--port", "4333", "--host", "127.0.0.1"],
      ...["--origin", "http://127.0.0.1:4000", "--origin", "http://localhost:4000"],
      ...["--asset-origin", "http://127.0.0.1:4333", "--allow-host", "127.0.0.1"],
    ]);
    expect(readyUrl).toBe("http://127.0.0.1:4333/health");
  });

  test("SITE_URL with a slash at its end: the lake gets the origin that browsers send", () => {
    const settings = readSettings("/newsroom", "production", { SITE_URL: "https://News.example/" });
    expect(lakePart(settings, { NODE_ENV: "test" })?.args).toContain("https://news.example");
  });

  test("LAKE_URL: the lake answers to that name, and knows that it is reached from elsewhere", () => {
    const settings = readSettings("/newsroom", "production", { LAKE_URL: "https://lake.news.example" });
    const args = lakePart(settings, { NODE_ENV: "test" })?.args.join(" ");
    expect(args).toContain("--asset-origin https://lake.news.example --allow-host lake.news.example");
  });

  test("an operator's token: the lake counts for them too", () => {
    expect(lakePart(embedded, { NODE_ENV: "test", OPERATOR_TOKEN: "secret" })?.args.at(-1)).toBe("--metrics");
  });

  test("hosted Sanity: none", () => {
    expect(lakePart(hosted, { NODE_ENV: "test" })).toBeUndefined();
  });
});
