import { sessionNotFound } from "../access/datasetAccess.ts";
import { roleTitles } from "../access/roles.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { LakeApp } from "./lake.ts";

/**
 * GET /v{version}/users/me
 *
 * Answers with the token as a user: {id, name, email, role, roles: [{name, title, description}], provider, profileImage}.
 * 401 without a token.
 */
export function addAccountEndpoints(app: LakeApp): void {
  app.get("/:version{v[^/]+}/users/me", (c) => {
    parseApiVersion(c.req.param("version"));
    const token = c.get("token");
    if (!token) throw sessionNotFound();
    const { id, label, role } = token;
    return c.json({
      id,
      name: label,
      email: "",
      role,
      roles: [{ name: role, ...roleTitles[role] }],
      provider: "sanity-token",
      profileImage: null,
    });
  });
}
