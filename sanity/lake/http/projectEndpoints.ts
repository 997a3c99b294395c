import { readAccess } from "../access/datasetAccess.ts";
import { listMembers } from "../access/people.ts";
import { documentGrants, maySeeWebhooks, publicGrants, roleTitles } from "../access/roles.ts";
import type { Token } from "../access/tokens.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { readBoolean } from "./queryString.ts";
import { requireProject, requireProjectToken } from "./requireProject.ts";

/**
 * GET /v{version}/projects/{project}              {id, displayName, organizationId, members, …}; `includeMembers=false`
 * GET /v{version}/projects/{project}/datasets, GET /v{version}/datasets   [{name, aclMode, createdAt, …}]; with
 *                                                 `datasetProfile` or `addonFor` [], as there are no datasets beside
 * GET /v{version}/projects/{project}/datasets/{dataset}/acl   [{filter, permissions}], what the asker may do
 * GET /v{version}/projects/{project}/grants       the same for the project, by resource
 * GET /v{version}/projects/{project}/user-applications        []: no Studio is deployed with Sanity
 * GET /v{version}/features                        []: none of those that a plan of Sanity has
 * GET /v{version}/intake/telemetry-status         {status: "denied"}: the Studio sends no telemetry
 * GET /v{version}/journey/{what}                  null: there is nothing to buy, to try for a while or to announce
 * GET /v{version}/help                            {resources: {sectionArray: []}}: no links for the Studio's help menu
 *
 * 401 without a token, but for the acl of a public dataset; 404 for another project.
 */
export function addProjectEndpoints(app: LakeApp, lake: Lake): void {
  const { db } = lake.store;
  app.get("/:version{v[^/]+}/projects/:project", (c) => {
    const token = requireProjectToken(c, lake);
    const search = new URL(c.req.url).searchParams;
    const [oldest] = db.prepare("SELECT created_at FROM datasets ORDER BY created_at LIMIT 1").all();
    return c.json({
      id: lake.projectId,
      displayName: lake.projectId,
      studioHost: null,
      organizationId: null,
      organization: null,
      isBlocked: false,
      isDisabled: false,
      isDisabledByUser: false,
      createdAt: oldest?.created_at ?? null,
      metadata: {},
      features: [],
      ...(readBoolean(search, "includeMembers", true) && { members: shownMembers(lake, token) }),
    });
  });
  for (const path of ["projects/:project/datasets", "datasets"]) {
    app.get(`/:version{v[^/]+}/${path}`, (c) => {
      requireProjectToken(c, lake);
      const search = new URL(c.req.url).searchParams;
      const isBeside = search.has("datasetProfile") || search.has("addonFor");
      return c.json(isBeside ? [] : shownDatasets(lake));
    });
  }
  app.get("/:version{v[^/]+}/projects/:project/datasets/:dataset/acl", (c) => {
    parseApiVersion(c.req.param("version"));
    requireProject(c, lake);
    const token = c.get("token");
    readAccess(lake, c.req.param("dataset"), token);
    return c.json(token ? documentGrants(token.role) : publicGrants);
  });
  app.get("/:version{v[^/]+}/projects/:project/grants", (c) => {
    const { role } = requireProjectToken(c, lake);
    const grants = documentGrants(role).map(({ filter, permissions }) => ({
      config: { filter },
      grants: permissions.map((name) => ({ name, params: {} })),
    }));
    // Neither members nor Studios are managed through the API, so there are no grants for that.
    const project = [{ config: {}, grants: [{ name: "read", params: {} }] }];
    return c.json({
      "sanity.document.filter": grants,
      "sanity.project": project,
      ...(maySeeWebhooks(role) && { "sanity.project.webhooks": project }),
    });
  });
  app.get("/:version{v[^/]+}/projects/:project/user-applications", (c) => {
    requireProjectToken(c, lake);
    return c.json([]);
  });
  app.get("/:version{v[^/]+}/features", (c) => {
    requireProjectToken(c, lake);
    return c.json([]);
  });
  app.get("/:version{v[^/]+}/intake/telemetry-status", (c) => {
    requireProjectToken(c, lake);
    return c.json({ status: "denied" });
  });
  app.get("/:version{v[^/]+}/journey/:what", (c) => {
    requireProjectToken(c, lake);
    return c.json(null);
  });
  app.get("/:version{v[^/]+}/help", (c) => {
    requireProjectToken(c, lake);
    return c.json({ resources: { sectionArray: [] } });
  });
}

function shownMembers({ store: { db } }: Lake, token: Token) {
  return listMembers(db).map(({ id, role, isRobot }) => ({
    id,
    role,
    roles: [{ name: role, ...roleTitles[role] }],
    isRobot,
    isCurrentUser: id === token.userId,
  }));
}

function shownDatasets({ store: { db } }: Lake) {
  const datasets = db.prepare("SELECT name, acl, created_at FROM datasets ORDER BY name").all();
  return datasets.map(({ name, acl, created_at }) => ({
    name,
    aclMode: acl,
    createdAt: created_at,
    createdByUserId: null,
    addonFor: null,
    datasetProfile: null,
    features: [],
    tags: [],
  }));
}
