import type { DatedRole } from "./rolesAt.ts";
import { dateInWords } from "./time.ts";

/** "from July 2016 until January 20, 2017", as far as the dates are known; "dates not recorded". */
export function roleDatesInWords({ from, to }: Pick<DatedRole, "from" | "to">): string {
  const words = [
    ...(from === null ? [] : [`from ${dateInWords(from, "UTC")}`]),
    ...(to === null ? [] : [`until ${dateInWords(to, "UTC")}`]),
  ];
  return words.length === 0 ? "dates not recorded" : words.join(" ");
}
