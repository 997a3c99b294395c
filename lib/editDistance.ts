/**
 * How many letters have to be changed, added, taken out or swapped with their neighbour to turn one
 * word into the other (optimal string alignment). For words, not for texts: quadratic.
 */
export function editDistance(one: string, other: string): number {
  const [letters, others] = [Array.from(one), Array.from(other)];
  let beforePrevious: readonly number[] = [];
  let previous: readonly number[] = Array.from({ length: others.length + 1 }, (_, column) => column);
  for (const [row, letter] of letters.entries()) {
    const current = [row + 1];
    for (const [column, otherLetter] of others.entries()) {
      const isSwap = row > 0 && letter === others[column - 1] && letters[row - 1] === otherLetter;
      current.push(
        Math.min(
          at(previous, column + 1) + 1,
          at(current, column) + 1,
          at(previous, column) + (letter === otherLetter ? 0 : 1),
          isSwap ? at(beforePrevious, column - 1) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [beforePrevious, previous] = [previous, current];
  }
  return at(previous, others.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
