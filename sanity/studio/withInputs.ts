import type { ComponentType } from "react";
import type { InputProps, SchemaTypeDefinition } from "sanity";

/** By the name of a type, then of its field; the field "" is the type itself. */
export type Inputs = Readonly<Record<string, Readonly<Record<string, ComponentType<never>>>>>;

/**
 * The schema with the newsroom's inputs in it. The schema itself knows of none, so that whatever has
 * no browser can read it.
 *
 * @throws {Error} if an input is for a type or field that the schema doesn't have.
 */
export function withInputs(types: readonly SchemaTypeDefinition[], inputs: Inputs): SchemaTypeDefinition[] {
  const known = new Set(types.map(({ name }) => name));
  for (const name of Object.keys(inputs)) {
    if (!known.has(name)) throw new Error(`There is an input for “${name}”, but no such type in the schema.`);
  }
  return types.map((type) => withTypeInputs(type, inputs[type.name] ?? {}));
}

function withTypeInputs(
  type: SchemaTypeDefinition,
  { "": own, ...ofFields }: Readonly<Record<string, ComponentType<never>>>,
): SchemaTypeDefinition {
  const fields = "fields" in type ? type.fields : [];
  for (const name of Object.keys(ofFields)) {
    if (!fields?.some((field) => field.name === name)) {
      throw new Error(
        `There is an input for the field “${name}” of “${type.name}”, which has no such field.`,
      );
    }
  }
  return {
    ...type,
    ...(own && withInput(type, own)),
    ...("fields" in type && {
      fields: fields?.map((field) => ({ ...field, ...withInput(field, ofFields[field.name]) })),
    }),
  } as SchemaTypeDefinition;
}

function withInput(
  definition: object,
  input: ComponentType<never> | undefined,
): { components?: { input: ComponentType<InputProps> } } {
  if (input === undefined) return {};
  const components = "components" in definition ? (definition.components as object) : {};
  // Which props an input gets follows from the type of its field.
  return { components: { ...components, input: input as ComponentType<InputProps> } };
}
