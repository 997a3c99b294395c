const WORDS = [
  ..."first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" "),
] as const;
const ENDINGS: Readonly<Record<string, string>> = { one: "st", two: "nd", few: "rd", other: "th" };
const RULES = new Intl.PluralRules("en", { type: "ordinal" });

/** The place in a row, counted from 1: "first", "twelfth", then "13th". */
export function ordinal(place: number): string {
  return WORDS[place - 1] ?? `${place}${ENDINGS[RULES.select(place)] ?? "th"}`;
}
