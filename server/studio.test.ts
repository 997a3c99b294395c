import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { createStudioHandler, isStudioPath, type StudioOptions } from "./studio.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

const EMBEDDED: StudioOptions["backend"] = { backend: "embedded", apiHost: "https://lake.news.example" };

/** Asks for the Studio once: what came back, and what Next was asked. */
async function ask(options: Partial<StudioOptions> = {}) {
  const asked: IncomingMessage[] = [];
  const handler = createStudioHandler({
    handle: async (request, response) => {
      asked.push(request);
      response.end("studio");
    },
    backend: EMBEDDED,
    development: false,
    ...options,
  });
  const server = createServer((request, response) => void handler(request, response));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/studio`);
  return { headers, asked, policy: parsePolicy(headers.get("content-security-policy") ?? "") };
}

function parsePolicy(policy: string): Record<string, string[]> {
  const directives = policy.split("; ").map((directive) => directive.split(" "));
  return Object.fromEntries(directives.map(([name = "", ...values]) => [name, values]));
}

test.each([
  ["/studio", true],
  ["/studio/structure/article;a1", true],
  ["/studios", false],
  ["/stories/studio", false],
])("isStudioPath of %s: %j", (path, expected) => {
  expect(isStudioPath(path)).toBe(expected);
});

describe("the Studio's Content-Security-Policy", () => {
  test("scripts: this server's, and Next's own with a nonce of this answer; nothing inline, nothing evaluated", async () => {
    const [first, second] = [await ask(), await ask()];
    const nonce = expect.stringMatching(/^'nonce-[\w+/]{22}=='$/);
    expect(first.policy["script-src"]).toEqual(["'self'", nonce]);
    expect(first.policy["script-src"]).not.toEqual(second.policy["script-src"]);
  });

  test("Next is told the policy, so that its scripts carry the nonce", async () => {
    const { headers, asked } = await ask();
    expect(asked[0]?.headers["content-security-policy"]).toBe(headers.get("content-security-policy"));
  });

  test("the embedded lake: it, its WebSockets and this server are all that is spoken to", async () => {
    const { policy } = await ask();
    expect(policy["connect-src"]).toEqual(["'self'", "https://lake.news.example", "wss://lake.news.example"]);
    expect(policy["font-src"]).toEqual(["'self'"]);
    expect(policy["default-src"]).toEqual(["'none'"]);
    const sources = Object.values(policy)
      .flat()
      .filter((source) => source.includes("//"));
    expect(new Set(sources)).toEqual(new Set(["https://lake.news.example", "wss://lake.news.example"]));
  });

  test("hosted Sanity: its hosts", async () => {
    const { policy } = await ask({ backend: { backend: "hosted", apiHost: "https://api.sanity.io" } });
    expect(policy["connect-src"]).toEqual(["'self'", "https://*.sanity.io", "wss://*.sanity.io"]);
  });

  test("nobody frames it, gives it a base, or gets its forms", async () => {
    const { policy } = await ask();
    expect(policy).toMatchObject({
      "frame-ancestors": ["'none'"],
      "base-uri": ["'none'"],
      "form-action": ["'self'"],
    });
  });

  test("development: what Next's tools need besides, and only then", async () => {
    const { policy } = await ask({ development: true });
    expect(policy["script-src"]).toContain("'unsafe-eval'");
    expect(policy["connect-src"]).toContain("ws:");
  });
});

test("the answer is kept by nobody", async () => {
  expect((await ask()).headers.get("cache-control")).toBe("private, no-store");
});
