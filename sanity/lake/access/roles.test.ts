import { expect, test } from "vitest";
import { isRole, mayWrite, type Role } from "./roles.ts";

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
