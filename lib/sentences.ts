/** "A", "A and B", "A, B and C". */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}

/** The first letter as a capital: the start of a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** With a full stop, unless it ends in a mark of its own. */
export function withFullStop(words: string): string {
  return /[.!?…]["”’)]?$/u.test(words) ? words : `${words}.`;
}
