/** Words of a text as a reader counts them: runs with at least one letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter(isWord).length;
}

export function isWord(run: string): boolean {
  return /[\p{L}\p{N}]/u.test(run);
}
