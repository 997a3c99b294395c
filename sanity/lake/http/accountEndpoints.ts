import { findPeople, type Person } from "../access/people.ts";
import { roleTitles } from "../access/roles.ts";
import { readUserSettings, type UserSetting, writeUserSettings } from "../access/userSettings.ts";
import { userById } from "../access/users.ts";
import { httpError } from "../lakeError.ts";
import { isObject } from "../store/documentValue.ts";
import { readIdList } from "./idList.ts";
import { nameOfType, readJson } from "./jsonBody.ts";
import type { Lake, LakeApp } from "./lake.ts";
import { requireToken } from "./requireToken.ts";

/**
 * GET /v{version}/users/me                {id, name, email, role, roles: [{name, title, description}], provider,
 *                                         profileImage}: the user, or the program, who asks
 * GET /v{version}/users/{id,id,…}         {id, displayName, …} for one id, an array of those found for several
 * GET /v{version}/users/me/keyvalue/{key,key,…}   [{key, value}], those that are there
 * PUT /v{version}/users/me/keyvalue       [{key, value}, …], stored for the user; answers the same
 *
 * 401 without a token.
 */
export function addAccountEndpoints(app: LakeApp, { store: { db }, projectId, maxBodyBytes }: Lake): void {
  app.get("/:version{v[^/]+}/users/me", (c) => {
    const { id, userId, label, role } = requireToken(c);
    return c.json({
      id: userId,
      name: label,
      email: userById(db, userId)?.email ?? "",
      role,
      roles: [{ name: role, ...roleTitles[role] }],
      // The Studio takes whoever has this provider for a program.
      provider: id === userId ? "sanity-token" : "lake",
      profileImage: null,
    });
  });
  app.get("/:version{v[^/]+}/users/me/keyvalue/:keys", (c) => {
    const { userId } = requireToken(c);
    return c.json(readUserSettings(db, userId, readIdList(c.req.param("keys"))));
  });
  app.put("/:version{v[^/]+}/users/me/keyvalue", async (c) => {
    const { userId } = requireToken(c);
    const settings = readSettings(await readJson(c.req.raw, maxBodyBytes));
    writeUserSettings(db, userId, settings);
    return c.json(settings);
  });
  app.get("/:version{v[^/]+}/users/:ids", (c) => {
    const { userId } = requireToken(c);
    const ids = readIdList(c.req.param("ids")).map((id) => (id === "me" ? userId : id));
    const people = findPeople(db, ids).map((person) => shownPerson(person, { projectId, userId }));
    if (ids.length > 1) return c.json(people);
    const [person] = people;
    if (!person) throw httpError(404, `There is no user ${JSON.stringify(ids[0] ?? "")}.`);
    return c.json(person);
  });
}

function shownPerson({ id, name, createdAt }: Person, asker: { projectId: string; userId: string }) {
  return {
    id,
    projectId: asker.projectId,
    displayName: name,
    familyName: null,
    givenName: null,
    middleName: null,
    imageUrl: null,
    createdAt,
    updatedAt: createdAt,
    isCurrentUser: id === asker.userId,
  };
}

function readSettings(body: unknown): UserSetting[] {
  if (!Array.isArray(body)) {
    throw httpError(400, `The request body must be an array of {key, value}, not ${nameOfType(body)}.`);
  }
  return body.map((setting, index) => {
    const { key, value = null } = isObject(setting) ? setting : {};
    if (typeof key === "string") return { key, value };
    throw httpError(400, `"key" of setting ${index} must be a string; it is ${nameOfType(key)}.`);
  });
}
