import type { ExprNode, ObjectAttributeNode } from "groq-js";

/**
 * How the scope of an operand relates to that of the expression it belongs to. `nested` is one `^` further in;
 * `hidden` has a value of its own but no `^`: what nests in it skips it (groq-js, Scope.createHidden).
 */
export type ScopeStep = "same" | "nested" | "hidden";

/**
 * The expression with every operand replaced by what `map` makes of it, and told in which scope groq-js evaluates it.
 * Selectors (the last argument of diff::changedAny and diff::changedOnly) are left as they are.
 */
export function mapOperands(node: ExprNode, map: (operand: ExprNode, step: ScopeStep) => ExprNode): ExprNode {
  const same = (operand: ExprNode) => map(operand, "same");
  const nested = (operand: ExprNode) => map(operand, "nested");
  const hidden = (operand: ExprNode) => map(operand, "hidden");
  switch (node.type) {
    case "And":
    case "Or":
    case "OpCall":
      return { ...node, left: same(node.left), right: same(node.right) };
    case "InRange":
      return { ...node, base: same(node.base), left: same(node.left), right: same(node.right) };
    case "Not":
    case "Neg":
    case "Pos":
    case "Asc":
    case "Desc":
    case "Group":
    case "Deref":
    case "ArrayCoerce":
    case "AccessElement":
    case "Slice":
      return { ...node, base: same(node.base) };
    case "AccessAttribute":
      return node.base ? { ...node, base: same(node.base) } : node;
    case "Filter":
    case "Projection":
      return { ...node, base: same(node.base), expr: nested(node.expr) };
    case "Map":
    case "FlatMap":
      return { ...node, base: same(node.base), expr: hidden(node.expr) };
    case "PipeFuncCall":
      return { ...node, base: same(node.base), args: node.args.map(nested) };
    case "FuncCall":
      return { ...node, args: node.args.map(same) };
    case "Array":
      return {
        ...node,
        elements: node.elements.map((element) => ({ ...element, value: same(element.value) })),
      };
    case "Object":
      return { ...node, attributes: node.attributes.map((attribute) => mapAttribute(attribute, same)) };
    case "Select":
      return {
        ...node,
        alternatives: node.alternatives.map((alternative) => ({
          ...alternative,
          condition: same(alternative.condition),
          value: same(alternative.value),
        })),
        ...(node.fallback && { fallback: same(node.fallback) }),
      };
    case "Tuple":
      return { ...node, members: node.members.map(same) };
    case "Value":
    case "Parameter":
    case "This":
    case "Parent":
    case "Everything":
    case "Context":
    case "SelectorFuncCall":
    case "SelectorNested":
      return node;
  }
}

function mapAttribute(
  attribute: ObjectAttributeNode,
  map: (operand: ExprNode) => ExprNode,
): ObjectAttributeNode {
  const value = map(attribute.value);
  return attribute.type === "ObjectConditionalSplat"
    ? { ...attribute, condition: map(attribute.condition), value }
    : { ...attribute, value };
}

/** Whether the expression or anything in it passes the test. */
export function contains(node: ExprNode, test: (node: ExprNode) => boolean): boolean {
  if (test(node)) return true;
  let found = false;
  mapOperands(node, (operand) => {
    found ||= contains(operand, test);
    return operand;
  });
  return found;
}

/** The expression without the brackets around it. */
export function ungrouped(node: ExprNode): ExprNode {
  return node.type === "Group" ? ungrouped(node.base) : node;
}
