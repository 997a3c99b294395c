const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] as const;

/** A count in running text: words up to ten, then figures ("four", "11", "1,200"). */
export function numberInWords(count: number): string {
  return WORDS[count] ?? count.toLocaleString("en-US");
}

/** "one editor", "two editors". */
export function counted(count: number, one: string, many: string): string {
  return `${numberInWords(count)} ${count === 1 ? one : many}`;
}
