import { defineField, defineType } from "sanity";
import { expect, test } from "vitest";
import { withInputs } from "./withInputs.ts";

const Input = () => null;
const Preview = () => null;

const turn = defineType({
  name: "turn",
  type: "object",
  components: { preview: Preview },
  fields: [defineField({ name: "text", type: "text" }), defineField({ name: "role", type: "string" })],
});
const address = defineType({ name: "address", type: "string" });

test("an input for a type: beside the components that it has", () => {
  const [withInput] = withInputs([turn], { turn: { "": Input } });
  expect(withInput).toEqual({ ...turn, components: { preview: Preview, input: Input } });
});

test("an input for a field: at that field and no other", () => {
  const [withInput] = withInputs([turn], { turn: { role: Input } });
  const [text, role] = turn.fields;
  expect(withInput).toEqual({ ...turn, fields: [text, { ...role, components: { input: Input } }] });
});

test("an input for a type without fields: at the type", () => {
  expect(withInputs([address], { address: { "": Input } })).toEqual([
    { ...address, components: { input: Input } },
  ]);
});

test("no inputs: the schema as it is", () => {
  expect(withInputs([turn, address], {})).toEqual([turn, address]);
});

test("inputs: the schema that others read stays without them", () => {
  const before = structuredClone({ ...turn, components: undefined });
  withInputs([turn], { turn: { "": Input, role: Input } });
  expect({ ...turn, components: undefined }).toEqual(before);
});

test("an input for a type that isn’t there: an error that names it", () => {
  expect(() => withInputs([turn], { turns: { "": Input } })).toThrow(
    "There is an input for “turns”, but no such type in the schema.",
  );
});

test("an input for a field that isn’t there: an error that names it", () => {
  expect(() => withInputs([turn], { turn: { roleAtTime: Input } })).toThrow("“roleAtTime” of “turn”");
  expect(() => withInputs([address], { address: { street: Input } })).toThrow("“street” of “address”");
});
