import type { Context } from "hono";
import type { Token } from "../access/tokens.ts";
import { httpError } from "../lakeError.ts";
import type { Lake, LakeEnv } from "./lake.ts";
import { requireToken } from "./requireToken.ts";

/** For what only who has a token may ask of the project. Throws 401 without a token, 404 for another project. */
export function requireProjectToken(c: Context<LakeEnv>, lake: Lake): Token {
  const token = requireToken(c);
  requireProject(c, lake);
  return token;
}

/** Throws 404 if the path names another project. */
export function requireProject(c: Context<LakeEnv>, { projectId }: Lake): void {
  const project = c.req.param("project") ?? projectId;
  if (project === projectId) return;
  throw httpError(
    404,
    `Project ${JSON.stringify(project)} not found; this lake holds ${JSON.stringify(projectId)}.`,
  );
}
