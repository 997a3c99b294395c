import { expect, test } from "vitest";
import { queryLake } from "./fixtures/queryLake.ts";
import { loadReferrers } from "./referrers.ts";

const link = (over = {}) => ({ _type: "reference", _ref: "remark", ...over });
const story = (id: string, quote: object) => ({
  _id: id,
  _type: "article",
  headline: "Three ferries",
  body: [{ _type: "statement", _key: "a", quote }],
});
const weakly = { _weak: true, _strengthenOnPublish: { type: "quote" } };

const { client } = queryLake([
  { _id: "remark", _type: "quote", text: "It will sail.", replies: [{ _key: "a", quote: link() }] },
  story("both", link(weakly)),
  story("drafts.both", link()),
  story("drafts.only", link(weakly)),
  story("elsewhere", { _type: "reference", _ref: "another" }),
]);

test("loadReferrers: each document once, whether it is published and holds it fast, never itself", async () => {
  const common = { type: "article", name: "Three ferries" };
  expect(await loadReferrers(client, "remark")).toEqual([
    { ...common, id: "both", isPublished: true, isStrong: true },
    { ...common, id: "only", isPublished: false, isStrong: false },
  ]);
});

test("loadReferrers of a document that nothing refers to: none", async () => {
  expect(await loadReferrers(client, "both")).toEqual([]);
});
