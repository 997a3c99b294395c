/**
 * Where statements stand in a page or a part of it, in its order.
 *
 * @param statementId of the one to look for; without it, of all
 */
export function statementPlaces(root: ParentNode, statementId?: string): HTMLElement[] {
  const places = [...root.querySelectorAll<HTMLElement>("[data-statement]")];
  return statementId === undefined
    ? places
    : places.filter(({ dataset }) => dataset.statement === statementId);
}
