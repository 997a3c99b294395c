import { splitQuotation } from "./splitQuotation.ts";

/** A quotation for a list: its first sentences within `most` words, the cut marked with […] as every cut is. */
export function shortenQuotation(text: string, most: number): string {
  const { first, rest } = splitQuotation(text, most);
  return rest === null ? first : `${first} […]`;
}
