import { describe, expect, test } from "vitest";
import { compileWebhookRule, type WebhookChange } from "./webhookRule.ts";

const story = {
  _id: "story-1",
  _type: "story",
  _rev: "r1",
  _createdAt: "2026-11-23T12:00:00Z",
  _updatedAt: "2026-11-23T12:00:00Z",
  slug: { current: "old" },
  status: "live",
  author: { _ref: "person-1" },
};
const renamed = { ...story, _rev: "r2", slug: { current: "new" } };
const person = { ...story, _id: "person-1", _type: "person", name: "Ada" };
const timestamp = new Date("2026-11-23T12:00:01Z");

const created: WebhookChange = { before: null, after: story, timestamp, identity: "t1" };
const updated: WebhookChange = { before: story, after: renamed, timestamp, identity: "t1" };
const deleted: WebhookChange = { before: renamed, after: null, timestamp, identity: "t1" };

const nobody = () => undefined;
const lookUpPerson = (id: string) => (id === "person-1" ? person : undefined);

describe("a projection with before(), after() and delta::operation()", () => {
  const send = compileWebhookRule({
    filter: '_type in ["story", "quote"]',
    projection: `{"_id": coalesce(after()._id, before()._id), "_type": coalesce(after()._type, before()._type),
      "operation": delta::operation(), "slugs": [before().slug.current, after().slug.current],
      "status": after().status}`,
  });

  test.each([
    ["create", created, [null, "old"], "live"],
    ["update", updated, ["old", "new"], "live"],
    ["delete", deleted, ["new", null], null],
  ])("%s: sends both slugs", async (operation, change, slugs, status) => {
    expect(JSON.parse((await send(change, nobody)) ?? "")).toEqual({
      _id: "story-1",
      _type: "story",
      operation,
      slugs,
      status,
    });
  });

  test("a document that the filter doesn't want: sends nothing", async () => {
    expect(await send({ ...created, after: person }, nobody)).toBeUndefined();
  });
});

test("delta::changedAny in the filter: only a change of that field is sent", async () => {
  const send = compileWebhookRule({ filter: "delta::changedAny(slug)", projection: "{_id}" });
  expect(await send(updated, nobody)).toBe('{"_id":"story-1"}');
  expect(await send({ ...updated, after: { ...story, status: "held" } }, nobody)).toBeUndefined();
});

test("no filter, no projection: the whole document, as it was if it is gone", async () => {
  const send = compileWebhookRule({ filter: "", projection: " " });
  expect(JSON.parse((await send(created, nobody)) ?? "")).toEqual(story);
  expect(JSON.parse((await send(deleted, nobody)) ?? "")).toEqual(renamed);
});

test("a reference in the projection: followed", async () => {
  const send = compileWebhookRule({ filter: "", projection: '{"by": author->name}' });
  expect(await send(created, lookUpPerson)).toBe('{"by":"Ada"}');
});

test("a filter that isn't true but something else: sends nothing", async () => {
  const send = compileWebhookRule({ filter: "status", projection: "" });
  expect(await send(created, nobody)).toBeUndefined();
});

test("a whole query as filter: refused with what to write instead", () => {
  expect(() => compileWebhookRule({ filter: '*[_type == "story"]', projection: "" })).toThrow(
    /only what stands between the brackets/,
  );
});

test("a syntax error: refused", () => {
  expect(() => compileWebhookRule({ filter: "_type ==", projection: "" })).toThrow(/Syntax error/);
});
