import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type SanityClient } from "@sanity/client";
import { type Role, roles } from "../access/roles.ts";
import { createToken } from "../access/tokens.ts";
import { type Assets, type AssetsOptions, openAssets } from "../assets/assets.ts";
import { runQuery } from "../query/runQuery.ts";
import { openStore, type Store } from "../store/store.ts";
import { createLakeServer, type LakeServerOptions } from "./createLakeServer.ts";

/** A lake for tests: on a free port, in a folder of its own, with a private and a public dataset. */
export interface TestLake {
  url: string;
  dataFolder: string;
  store: Store;
  assets: Assets;
  /** A token of each role. */
  tokens: Record<Role, string>;
  /** What the server logged. */
  logged: string[];
  /** The real Sanity client for dataset `production`, with the token of a role; `undefined` for none. */
  client(role: Role | undefined, config?: { dataset?: string; apiVersion?: string }): SanityClient;
  /** A request to `/v2025-02-19` + path, as a role. */
  fetch(path: string, init?: RequestInit & { role?: Role }): Promise<Response>;
  close(): Promise<void>;
}

export async function startTestLake({
  assets,
  ...options
}: Partial<Omit<LakeServerOptions, "assets">> & { assets?: Partial<AssetsOptions> } = {}): Promise<TestLake> {
  const folder = mkdtempSync(join(tmpdir(), "lake-"));
  const store = openStore({ file: join(folder, "lake.sqlite") });
  const now = new Date();
  store.createDataset("production", "private", now);
  store.createDataset("open", "public", now);
  const secrets = roles.map((role) => [role, createToken(store.db, { role, label: role, now }).secret]);
  const tokens: Record<Role, string> = Object.fromEntries(secrets);
  const logged: string[] = [];
  const opened = openAssets({ store, dataFolder: folder, log: (line) => logged.push(line), ...assets });
  const server = createLakeServer({
    store,
    pool: {
      async queryJson(request) {
        const { result, ...rest } = await runQuery(store.db, request);
        return { json: JSON.stringify(result), ...rest };
      },
    },
    log: (line) => logged.push(line),
    assets: opened,
    ...options,
  });
  const { url } = await server.listen({ port: 0, hostname: "127.0.0.1" });
  return {
    url,
    dataFolder: folder,
    store,
    assets: opened,
    tokens,
    logged,
    client: (role, { dataset = "production", apiVersion = "2025-02-19" } = {}) =>
      createClient({
        projectId: "verbatim",
        dataset,
        apiVersion,
        apiHost: url,
        useProjectHostname: false,
        useCdn: false,
        ...(role ? { token: tokens[role], ignoreBrowserTokenWarning: true } : {}),
      }),
    fetch: (path, { role, headers, ...init } = {}) =>
      fetch(`${url}/v2025-02-19${path}`, {
        ...init,
        headers: {
          ...(role ? { authorization: `Bearer ${tokens[role]}` } : {}),
          ...Object.fromEntries(new Headers(headers)),
        },
      }),
    async close() {
      await server.close(1000);
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
