import type { IncomingMessage } from "node:http";
import type { Hono } from "hono";
import type { Token } from "../access/tokens.ts";
import type { Assets } from "../assets/assets.ts";
import type { LakeMetrics } from "../observe/lakeMetrics.ts";
import type { QueryPool } from "../query/queryPool.ts";
import type { Store } from "../store/store.ts";
import type { Listeners } from "./listeners.ts";

/** What the endpoints work with. */
export interface Lake {
  store: Store;
  pool: Pick<QueryPool, "queryJson">;
  listeners: Listeners;
  assets: Assets;
  /** What the address of an uploaded asset begins with. */
  assetOrigin: () => string;
  projectId: string;
  maxBodyBytes: number;
  /** Null if nobody asks for them. */
  metrics: LakeMetrics | null;
}

/** What carries an answer: a connection of its own, or a socket that carries others too. */
export interface Carrier {
  destroy(): unknown;
  once(event: "close", listener: () => void): unknown;
}

export interface LakeEnv {
  Bindings: { incoming: IncomingMessage; outgoing: Carrier };
  Variables: {
    /** Missing if the caller sent none; a wrong or revoked one was refused already. */
    token: Token | undefined;
    /** Who is counted in limits: a token's id, or the network that a request comes from. */
    caller: string;
  };
}

export type LakeApp = Hono<LakeEnv>;
