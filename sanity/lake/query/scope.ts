import type { ExprNode, FuncCallNode } from "groq-js";
import { mapOperands, type ScopeStep } from "./syntaxTree.ts";

/** Where an operand stands, seen from the scope in which the whole expression is evaluated. */
export interface Position {
  /** Still in that scope: `@` is its value. */
  isOwn: boolean;
  /** How many `^` lead back to that scope. */
  parents: number;
  isHidden: boolean;
}

export const ownPosition: Position = { isOwn: true, parents: 0, isHidden: false };

/** The position of an operand one step further in. */
export function enter(position: Position, step: ScopeStep): Position {
  if (step === "same") return position;
  return {
    isOwn: false,
    parents: position.isHidden ? position.parents : position.parents + 1,
    isHidden: step === "hidden",
  };
}

/** Whether the expression's value depends on where it stands: on `@`, an attribute of it, or `^`. */
export function dependsOnScope(node: ExprNode, position: Position = ownPosition): boolean {
  if (position.isOwn && readsThis(node)) return true;
  if (node.type === "Parent" && node.n >= position.parents) return true;
  let depends = false;
  mapOperands(node, (operand, step) => {
    depends ||= dependsOnScope(operand, enter(position, step));
    return operand;
  });
  return depends;
}

/**
 * An expression of a filter, moved to the scope around the filter: `^._id` becomes `@._id`. Undefined if its value
 * depends on the element that is being filtered. The scope around must not be hidden.
 */
export function movedOutOfFilter(node: ExprNode, position: Position = ownPosition): ExprNode | undefined {
  if (position.isOwn && readsThis(node)) return undefined;
  if (node.type === "Parent") {
    if (node.n < position.parents) return node;
    if (node.n === position.parents) return undefined;
    return position.isOwn && node.n === 1 ? { type: "This" } : { ...node, n: node.n - 1 };
  }
  let isMovable = true;
  const moved = mapOperands(node, (operand, step) => {
    const movedOperand = movedOutOfFilter(operand, enter(position, step));
    isMovable &&= movedOperand !== undefined;
    return movedOperand ?? operand;
  });
  return isMovable ? moved : undefined;
}

function readsThis(node: ExprNode): boolean {
  return (
    node.type === "This" ||
    (node.type === "AccessAttribute" && !node.base) ||
    (node.type === "FuncCall" && readsThisImplicitly(node))
  );
}

/** Whether the function looks at `@` without being given it. */
export function readsThisImplicitly({ namespace, name }: FuncCallNode): boolean {
  return (
    (namespace === "global" && name === "references") ||
    (namespace === "sanity" && (name === "versionOf" || name === "partOfRelease"))
  );
}
