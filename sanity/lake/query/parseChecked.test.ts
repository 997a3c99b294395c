import { isQueryParseError } from "@sanity/client";
import { expect, test } from "vitest";
import { LakeError, type LakeErrorBody } from "../lakeError.ts";
import { parseChecked, queryLengthLimit } from "./parseChecked.ts";

function refusal(
  query: string,
  params: Record<string, unknown> = {},
): { status: number; body: LakeErrorBody } {
  try {
    parseChecked(query, params);
  } catch (error) {
    if (error instanceof LakeError) return { status: error.status, body: error.body };
    throw error;
  }
  throw new Error(`expected a refusal of ${query}`);
}

function parseError(query: string, params: Record<string, unknown> = {}) {
  const { status, body } = refusal(query, params);
  const error = typeof body.error === "object" ? body.error : {};
  if (!isQueryParseError(error)) throw new Error(`@sanity/client doesn't know ${JSON.stringify(body)}`);
  expect(status).toBe(400);
  return error;
}

test.each([
  "*[_type == ",
  "*[",
  "*[_type == 'a'",
  "*{title",
  "",
  "  ",
  "*[_type == 'a",
  "*|order(a desc)[0...2 ",
])("query that ends too early, %j: says so at its end", (query) => {
  expect(parseError(query)).toEqual({
    type: "queryParseError",
    description: "unexpected end-of-file, expected expression",
    query,
    start: query.length,
    end: query.length,
  });
});

test.each([
  ["*[_type == ]", '"]"', 11],
  ["*{a b}", '"b"', 4],
  ["foo bar", '"bar"', 4],
])("query with something that doesn't belong, %j: points at it", (query, token, start) => {
  const { description, start: from, end } = parseError(query);
  expect(description).toBe(`unexpected token ${token}, expected expression`);
  expect([from, end]).toEqual([start, start + token.length - 2]);
});

test.each([
  ["nofn(2)", "Undefined function: nofn"],
  ["count()", "Incorrect number of arguments"],
  ["*[0..1.5]", "slicing must use integer bounds"],
])("query that no parser of GROQ accepts, %j: says why, for the whole of it", (query, description) => {
  const error = parseError(query);
  expect(error.description).toContain(description);
  expect([error.start, error.end]).toEqual([0, query.length]);
});

test("query nested too deeply: is refused like any other mistake", () => {
  const query = `${"(".repeat(30_000)}1${")".repeat(30_000)}`;
  expect(parseError(query).description).toBe("the query is nested too deeply");
});

test.each([
  ["*[_id == $id]", "id", 9],
  ["*[_type == $type]{'x': *[_id == $typ]}", "typ", 32],
  ["*[0...$limit]", "limit", 6],
  ["*[_type == 'a'][$n]", "n", 16],
])("query with a parameter that wasn't sent, %j: names it", (query, name, start) => {
  const error = parseError(query, { type: "a" });
  expect(error.description).toBe(`param $${name} referenced, but not provided`);
  expect([error.start, error.end]).toEqual([start, start + name.length + 1]);
});

test("parameter that is sent as null: counts as sent", () => {
  expect(parseChecked("*[_id == $id]", { id: null }).plan).toBeDefined();
});

test("argument of a custom function: isn't a parameter", () => {
  expect(parseChecked("fn ex::name($p) = $p{name}; *[0]{'n': ex::name(@)}", {}).plan).toBeDefined();
});

test.each(["geo::contains(a, b)", "text::query('a')", "documents::get(a)", "media::aspect(a, b)"])(
  "function that the lake doesn't have, %j: 501 rather than a wrong answer",
  (call) => {
    expect(refusal(`*[${call}]`)).toMatchObject({
      status: 501,
      body: { error: { type: "notSupportedError" } },
    });
  },
);

test("same query again: is parsed and planned once, whatever the parameters", () => {
  const query = "*[_id == $id && 'parsed once' != null]";
  expect(parseChecked(query, { id: "b" }).plan).toBe(parseChecked(query, { id: "a" }).plan);
});

test("parameter in brackets: the query is parsed for its value", () => {
  const query = "*[_type == 'a'][$n]";
  expect(parseChecked(query, { n: 0 }).tree).toMatchObject({ type: "AccessElement", index: 0 });
  expect(parseChecked(query, { n: 1 }).tree).toMatchObject({ type: "AccessElement", index: 1 });
  expect(parseChecked(query, { n: "title" }).tree).toMatchObject({ type: "Map" });
});

test("parameter in brackets: parameters that the query doesn't name make no other query of it", () => {
  const query = "*[_type == 'b'][$n]";
  const { tree } = parseChecked(query, { n: 0, other: "a" });
  expect(parseChecked(query, { other: "b", n: 0 }).tree).toBe(tree);
});

test("query that is long: answered, but not kept", () => {
  const query = `*[_type == "${"a".repeat(20_000)}"]`;
  expect(parseChecked(query, {}).plan).not.toBe(parseChecked(query, {}).plan);
});

test("more queries than are kept: the ones used longest ago are parsed again", () => {
  const query = (n: number) => `*[_type == "${"a".repeat(10_000)}${n}"]`;
  const first = parseChecked(query(0), {});
  expect(parseChecked(query(0), {}).plan).toBe(first.plan);
  for (let n = 1; n <= 50; n += 1) parseChecked(query(n), {});
  expect(parseChecked(query(0), {}).plan).not.toBe(first.plan);
});

test("query over the limit: a parse error that names it and doesn't repeat the query", () => {
  const within = `"${"a".repeat(queryLengthLimit - 2)}"`;
  expect(parseChecked(within, {}).tree).toMatchObject({ type: "Value" });
  const { description, query } = parseError(`${within} `);
  expect(description).toContain(`more than the ${queryLengthLimit} allowed`);
  expect(query).toHaveLength(100);
});
