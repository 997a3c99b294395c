import { describe, expect, test } from "vitest";
import { type SentRequest, undocumentedPart } from "./undocumentedPart.ts";

const QUERY: SentRequest = {
  method: "GET",
  host: "ab12cd34.api.sanity.io",
  url: "/v2025-02-19/data/query/production?query=*&perspective=published&returnQuery=false&%24slug=%22a%22",
  authorization: "Bearer viewer-token",
  contentType: undefined,
  body: Buffer.alloc(0),
};

const part = (request: Partial<SentRequest>) => undocumentedPart({ ...QUERY, ...request }, "ab12cd34");

const posted = (path: string, body: unknown): Partial<SentRequest> => ({
  method: "POST",
  url: `/v2025-02-19${path}`,
  contentType: "application/json",
  body: Buffer.from(JSON.stringify(body)),
});

describe("undocumentedPart", () => {
  test("a query, a subscription, a mutation, an upload: nothing", () => {
    const mutations = [
      { createOrReplace: { _id: "a", _type: "topic" } },
      { patch: { id: "a", set: { title: "Harbour" }, ifRevisionID: "r1" } },
      { delete: { query: "*[_type == $type]", params: { type: "topic" } } },
    ];
    expect(part({})).toBeNull();
    const listen = "/v2025-02-19/data/listen/production?query=*%5B_type==$type%5D";
    expect(part({ url: `${listen}&%24type=%22article%22&visibility=query` })).toBeNull();
    expect(part(posted("/data/query/production", { query: "*[$a]", params: { a: 1 } }))).toBeNull();
    expect(part(posted("/data/mutate/production?returnIds=true", { mutations }))).toBeNull();
    const bytes = { method: "POST", body: Buffer.from("bytes") };
    expect(part({ ...bytes, url: "/v2025-02-19/assets/images/production?filename=a.png" })).toBeNull();
  });

  const query = "/v2025-02-19/data/query/production?query=*";
  test.each<[name: string, request: Partial<SentRequest>, said: string]>([
    ["another host", { host: "127.0.0.1:3333" }, "not the project's host"],
    ["another project's host", { host: "zz99.api.sanity.io" }, "not the project's host"],
    [
      "a subscription that shows half",
      { url: "/v2025-02-19/data/listen/production?query=*&visibility=half" },
      "visibility=half",
    ],
    ["what only the embedded lake has", { url: "/v2025-02-19/health" }, "no known request"],
    ["no version", { url: "/data/query/production?query=*" }, "no dated API version"],
    ["an experimental version", { url: "/vX/data/query/production?query=*" }, "no dated API version"],
    ["another method", { method: "PUT" }, "no known request"],
    ["no token", { authorization: undefined }, "no token"],
    ["an unknown parameter", { url: `${query}&planOnly=true` }, "planOnly=true"],
    ["an unknown value", { url: `${query}&returnQuery=no` }, "returnQuery=no"],
    ["a perspective that nothing has", { url: `${query}&perspective=all` }, "perspective=all"],
    ["a parameter of the query that is not JSON", { url: `${query}&%24slug=a` }, "$slug=a"],
    ["a parameter twice", { url: `${query}&query=*` }, "more than once"],
    ["a long query in the address", { url: `${query}${"+".repeat(12_000)}` }, "characters"],
    ["a body where there is none", { body: Buffer.from("{}") }, "there is a body"],
    [
      "a body of another type",
      { ...posted("/data/query/production", {}), contentType: "text/plain" },
      "not JSON",
    ],
    ["an unknown mutation", posted("/data/mutate/production", { mutations: [{ upsert: {} }] }), "the body"],
    [
      "a replacement without an id",
      posted("/data/mutate/production", { mutations: [{ createOrReplace: { _type: "a" } }] }),
      "the body",
    ],
    [
      "a deprecated action",
      posted("/data/actions/production", {
        actions: [{ actionType: "sanity.action.document.replaceDraft" }],
      }),
      "the body",
    ],
    ["an upload of nothing", { method: "POST", url: "/v2025-02-19/assets/files/production" }, "no body"],
  ])("%s: said", (_, request, said) => {
    expect(part(request)).toContain(said);
  });
});
