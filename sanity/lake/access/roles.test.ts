import { evaluate, parse } from "groq-js";
import { expect, test } from "vitest";
import { documentGrants, isRole, mayWrite, publicGrants, type Role, roles } from "./roles.ts";

test.each<[Role, boolean, boolean]>([
  ["administrator", true, true],
  ["editor", true, true],
  ["contributor", false, true],
  ["viewer", false, false],
])("%s: writes published documents %j, drafts %j", (role, published, drafts) => {
  expect(mayWrite(role, "story-1")).toBe(published);
  expect(mayWrite(role, "drafts.story-1")).toBe(drafts);
});

test("a contributor: an id that only looks like a draft is not one", () => {
  expect(mayWrite("contributor", "drafts")).toBe(false);
  expect(mayWrite("contributor", "versions.r1.story-1")).toBe(false);
});

test("isRole: knows the four, and nothing from Object's prototype", () => {
  expect(isRole("editor")).toBe(true);
  expect(isRole("constructor")).toBe(false);
});

const documentIds = [
  "story-1",
  "drafts.story-1",
  "drafts",
  "versions.r1.story-1",
  "secret.person",
  "_.system",
];

async function isGranted(filter: string, documentId: string): Promise<boolean> {
  const dataset = [{ _id: documentId }];
  const found = await evaluate(parse(`*[${filter}]`), { dataset });
  return (await found.get()).length === 1;
}

test.each(roles)("documentGrants of %s: what mayWrite says, and reading everything", async (role) => {
  for (const documentId of documentIds) {
    const permissions = new Set<string>();
    for (const grant of documentGrants(role)) {
      if (await isGranted(grant.filter, documentId))
        for (const name of grant.permissions) permissions.add(name);
    }
    const expected = mayWrite(role, documentId)
      ? ["create", "history", "read", "update"]
      : ["history", "read"];
    expect([documentId, ...[...permissions].sort()]).toEqual([documentId, ...expected]);
  }
});

test.each<[Role, string[]]>([
  ["administrator", ["create", "history", "read", "update"]],
  ["contributor", ["create", "history", "read"]],
  ["viewer", ["history", "read"]],
])("documentGrants of %s: of an asset %j", async (role, expected) => {
  const dataset = [{ _id: "image-1", _type: "sanity.imageAsset" }];
  const granted = documentGrants(role).map(async ({ filter, permissions }) => {
    const found = await evaluate(parse(`*[${filter}]`), { dataset });
    return (await found.get()).length === 1 ? permissions : [];
  });
  expect([...new Set((await Promise.all(granted)).flat())].sort()).toEqual(expected);
});

test("publicGrants: ids without a dot", async () => {
  const granted = await Promise.all(documentIds.map((id) => isGranted(publicGrants[0]?.filter ?? "", id)));
  expect(documentIds.filter((_, index) => granted[index])).toEqual(["story-1", "drafts"]);
});
