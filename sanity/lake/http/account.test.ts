import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { roles } from "../access/roles.ts";
import { createSession } from "../access/sessions.ts";
import { createToken, revokeToken } from "../access/tokens.ts";
import { addUser, removeUser } from "../access/users.ts";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake;
let ana: { id: string; token: string };

function addPerson(name: string) {
  const { db } = lake.store;
  const now = new Date();
  const email = `${name.toLowerCase()}@news.example`;
  const user = addUser(db, { email, name, role: "contributor", passwordHash: "$scrypt$", now });
  const session = user && createSession(db, { userId: user.id, now });
  if (!session) throw new Error("The user can't be added.");
  return { id: user.id, token: session.secret };
}

beforeAll(async () => {
  lake = await startTestLake();
  ana = addPerson("Ana");
});
afterAll(() => lake.close());

/** A request with Ana's session. */
const asAna = (path: string, init: RequestInit = {}) =>
  lake.fetch(path, { ...init, headers: { authorization: `Bearer ${ana.token}` } });

const jsonAsAna = async (path: string) => (await asAna(path)).json();

test.each([
  "/users/me",
  "/users/u1",
  "/users/me/keyvalue/a",
  "/projects/verbatim",
  "/projects/verbatim/datasets",
  "/projects/verbatim/datasets/production/acl",
  "/projects/verbatim/grants",
  "/projects/verbatim/user-applications",
  "/datasets",
  "/features",
  "/intake/telemetry-status",
  "/journey/trial",
  "/help",
  "/auth/id",
])("%s without a token: 401 that sends the Studio to its login", async (path) => {
  const response = await lake.fetch(path);
  expect([response.status, await response.json()]).toMatchObject([401, { errorCode: "SIO-401-ANF" }]);
});

describe("users", () => {
  test("me, with a program's token: the program, as the Studio knows one", async () => {
    expect(await (await lake.fetch("/users/me", { role: "viewer" })).json()).toMatchObject({
      id: expect.stringMatching(/^t/),
      name: "viewer",
      role: "viewer",
      provider: "sanity-token",
    });
  });

  test("one id: an object; several: those that are there, in the order asked; removed ones too", async () => {
    const { db } = lake.store;
    const now = new Date();
    const ben = addPerson("Ben");
    removeUser(db, { userId: ben.id, now });
    const { token: program } = createToken(db, { role: "viewer", label: "site", now });
    revokeToken(db, { id: program.id, now });
    expect(await jsonAsAna(`/users/${ana.id}`)).toMatchObject({
      id: ana.id,
      displayName: "Ana",
      imageUrl: null,
      isCurrentUser: true,
    });
    const several = await jsonAsAna(`/users/${ben.id},nobody,${program.id},import`);
    expect(several).toMatchObject([
      { id: ben.id, displayName: "Ben", isCurrentUser: false },
      { id: program.id, displayName: "site" },
      { id: "import", displayName: "Import" },
    ]);
    expect(await lake.client("viewer").users.getById("me")).toMatchObject({ name: "viewer" });
  });

  test("an unknown id: 404; a session's id is nobody's", async () => {
    const session = lake.store.db.prepare("SELECT id FROM tokens WHERE user = ?").get(ana.id);
    for (const id of ["nobody", session?.id]) expect((await asAna(`/users/${id}`)).status).toBe(404);
  });

  test("more than 1000 ids: 400", async () => {
    const ids = Array.from({ length: 1001 }, (_, index) => index).join(",");
    expect((await asAna(`/users/${ids}`)).status).toBe(400);
  });
});

describe("settings of a user", () => {
  const put = (body: unknown, init: { role?: "viewer" } = {}) =>
    (init.role ? lake.fetch : asAna)("/users/me/keyvalue", {
      method: "PUT",
      body: JSON.stringify(body),
      ...init,
    });

  test("put and got: those that are there, each user's own", async () => {
    const settings = [
      { key: "studio.sort", value: { by: "_updatedAt" } },
      { key: "studio.seen", value: null },
    ];
    const stored = await put(settings);
    expect([stored.status, await stored.json()]).toEqual([200, settings]);
    await put([{ key: "studio.sort", value: "of a program" }], { role: "viewer" });
    await put([{ key: "studio.sort", value: ["title"] }]);
    expect(await jsonAsAna("/users/me/keyvalue/studio.seen,nothing,studio.sort")).toEqual([
      { key: "studio.seen", value: null },
      { key: "studio.sort", value: ["title"] },
    ]);
  });

  test.each([
    ["an object", {}, 400, "must be an array"],
    ["no key", [{ value: 1 }], 400, '"key" of setting 0'],
    ["a key with a comma", [{ key: "a,b", value: 1 }], 400, '"a,b"'],
    ["a long key", [{ key: "x".repeat(501), value: 1 }], 400, "1 to 500 characters"],
    ["a long value", [{ key: "a", value: "x".repeat(70_000) }], 400, "70002 characters"],
    ["too many at once", Array(1001).fill({ key: "same", value: 1 }), 409, "1000 settings"],
    [
      "too many",
      Array.from({ length: 1001 }, (_, n) => ({ key: `many${n}`, value: n })),
      409,
      "1000 settings",
    ],
  ])("%s: refused with the reason, nothing stored", async (_, body, status, message) => {
    const count = () => lake.store.db.prepare("SELECT count(*) AS count FROM user_settings").get()?.count;
    const before = count();
    const response = await put(body);
    expect([response.status, (await response.json()).message]).toEqual([
      status,
      expect.stringContaining(message),
    ]);
    expect(count()).toBe(before);
  });
});

describe("the project", () => {
  test("its name, and members unless unwanted; another one: 404", async () => {
    const project = await jsonAsAna("/projects/verbatim?includeOrganization=true");
    expect(project).toMatchObject({ id: "verbatim", displayName: "verbatim", organizationId: null });
    expect(project.members).toContainEqual({
      id: ana.id,
      role: "contributor",
      roles: [expect.objectContaining({ name: "contributor", title: "Contributor" })],
      isRobot: false,
      isCurrentUser: true,
    });
    expect(await jsonAsAna("/projects/verbatim?includeMembers=false")).not.toHaveProperty("members");
    expect((await asAna("/projects/other")).status).toBe(404);
    expect((await asAna("/projects/other/datasets/production/acl")).status).toBe(404);
  });

  test("datasets: as the client lists them; beside them none", async () => {
    expect(await lake.client("viewer").datasets.list()).toMatchObject([
      { name: "open", aclMode: "public" },
      { name: "production", aclMode: "private" },
    ]);
    expect(
      await jsonAsAna("/projects/verbatim/datasets?datasetProfile=comments&addonFor=production"),
    ).toEqual([]);
  });

  test("acl: what the role may do; without a token what everybody may read", async () => {
    const acl = "/projects/verbatim/datasets/production/acl";
    expect(await (await lake.fetch(acl, { role: "editor" })).json()).toEqual([
      { filter: '_id in path("**")', permissions: ["read", "history", "create", "update"] },
    ]);
    expect(await jsonAsAna(acl)).toEqual([
      { filter: '_id in path("**")', permissions: ["read", "history"] },
      { filter: '_id in path("drafts.**")', permissions: ["create", "update"] },
      { filter: '_type in ["sanity.imageAsset", "sanity.fileAsset"]', permissions: ["create"] },
    ]);
    expect(await (await lake.fetch("/projects/verbatim/datasets/open/acl")).json()).toEqual([
      { filter: '_id in path("*")', permissions: ["read"] },
    ]);
    expect((await asAna("/projects/verbatim/datasets/nowhere/acl")).status).toBe(404);
  });

  test("grants: the same by resource, and none to invite members or deploy a Studio", async () => {
    const grants = await jsonAsAna("/projects/verbatim/grants");
    expect(grants["sanity.document.filter"][1]).toEqual({
      config: { filter: '_id in path("drafts.**")' },
      grants: [
        { name: "create", params: {} },
        { name: "update", params: {} },
      ],
    });
    expect(grants["sanity.project"][0].grants).toEqual([{ name: "read", params: {} }]);
    expect(grants).not.toHaveProperty("sanity.project.members");
    expect(grants).not.toHaveProperty("sanity.project.webhooks");
    const editors = await (await lake.fetch("/projects/verbatim/grants", { role: "editor" })).json();
    expect(editors["sanity.project.webhooks"][0].grants).toEqual([{ name: "read", params: {} }]);
  });

  test("what it hasn't: no applications, no features, no telemetry, nothing to sell, and 404 for the rest", async () => {
    expect(await jsonAsAna("/projects/verbatim/user-applications")).toEqual([]);
    expect(await jsonAsAna("/features")).toEqual([]);
    expect(await jsonAsAna("/intake/telemetry-status")).toEqual({ status: "denied" });
    expect(await jsonAsAna("/journey/trial")).toBeNull();
    expect(await jsonAsAna("/help")).toEqual({ resources: { sectionArray: [] } });
    for (const path of ["/projects/verbatim/roles", "/schedules/verbatim/production"]) {
      const response = await asAna(path);
      expect([response.status, await response.json()]).toMatchObject([404, { error: "Not Found" }]);
    }
  });
});

describe("writing by hand, whatever the Studio shows", () => {
  const mutate = (role: (typeof roles)[number], mutation: unknown) =>
    lake.fetch("/data/mutate/production", {
      method: "POST",
      role,
      body: JSON.stringify({ mutations: [mutation] }),
    });

  beforeAll(async () => {
    for (const _id of ["by-query", "drafts.by-query", "versions.r1.by-query"]) {
      await lake.client("editor").create({ _id, _type: "kept" });
    }
  });

  const published = '*[_id == "by-query"]';
  const draft = '*[_id == "drafts.by-query"]';
  const both = '*[_type == "kept"]';
  const setNote = { set: { note: "x" } };

  test.each([
    [
      "create a draft",
      { create: { _id: "drafts.", _type: "story" } },
      ["administrator", "editor", "contributor"],
    ],
    ["create a published document", { create: { _type: "story" } }, ["administrator", "editor"]],
    ["replace", { createOrReplace: { _id: "written", _type: "story" } }, ["administrator", "editor"]],
    [
      "patch by query, a draft",
      { patch: { query: draft, ...setNote } },
      ["administrator", "editor", "contributor"],
    ],
    ["patch by query, published", { patch: { query: published, ...setNote } }, ["administrator", "editor"]],
    [
      "patch by query, drafts among others",
      { patch: { query: both, ...setNote } },
      ["administrator", "editor"],
    ],
    [
      "delete by query, a version",
      { delete: { query: '*[_id in path("versions.**")]' } },
      ["administrator", "editor"],
    ],
  ])("%s: %j by %j only", async (_, mutation, allowed) => {
    // Those who may less first: what a query finds must still be there.
    const statuses: Record<string, number> = {};
    for (const role of roles.toReversed()) statuses[role] = (await mutate(role, mutation)).status;
    expect(statuses).toEqual(
      Object.fromEntries(roles.map((role) => [role, allowed.includes(role) ? 200 : 403])),
    );
  });

  test("an upload: by all but viewers", async () => {
    const results = await Promise.all(
      roles.map(async (role) => {
        const upload = {
          method: "POST",
          role,
          body: "words",
          headers: { "content-type": "text/plain" },
        } as const;
        return [role, (await lake.fetch("/assets/files/production", upload)).status] as const;
      }),
    );
    expect(Object.fromEntries(results)).toEqual({
      administrator: 200,
      editor: 200,
      contributor: 200,
      viewer: 403,
    });
  });
});
