import type { Context } from "hono";
import { sessionNotFound } from "../access/datasetAccess.ts";
import type { Token } from "../access/tokens.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { LakeEnv } from "./lake.ts";

/** For endpoints beside datasets that only who has a token may ask. Throws 400 for a wrong version, 401 without a token. */
export function requireToken(c: Context<LakeEnv>): Token {
  parseApiVersion(c.req.param("version") ?? "");
  const token = c.get("token");
  if (!token) throw sessionNotFound();
  return token;
}
