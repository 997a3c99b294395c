import type { WordRun } from "./wordRuns.ts";

const SMALL = [
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(
    " ",
  ),
  ..."sixteen seventeen eighteen nineteen".split(" "),
];
const ORDINALS = [
  ..."zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(" "),
  ..."thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split(" "),
];
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
/** Words that multiply or divide, and marks without which a number is another. */
const UNITS = [
  ..."hundred thousand million billion trillion dozen half quarter once twice double triple".split(" "),
  ..."$ € £ ¥ ₽ % ‰ percent".split(" "),
];
const SAME_UNIT: Readonly<Record<string, string>> = { "%": "percent" };

const VALUES = new Map<string, string>([
  ...SMALL.map((word, value) => [word, String(value)] as const),
  ...ORDINALS.map((word, value) => [word, String(value)] as const),
  ...TENS.map((word, index) => [word, String((index + 2) * 10)] as const),
  ...UNITS.flatMap((word) => [[word, SAME_UNIT[word] ?? word] as const, [`${word}s`, word] as const]),
]);

/**
 * The numbers among the words, in order, written one way: "30,000" and "30000" are one number, and so
 * are "four" and "4", "twenty-two" and "22", "21st" and "21", "5%" and "5 percent".
 */
export function numbersIn(runs: readonly WordRun[]): readonly string[] {
  return runs.flatMap(({ key }) => numbersInWord(key.toLowerCase()));
}

function numbersInWord(word: string): readonly string[] {
  if (/\d/.test(word)) return [word.replace(/(\d),(?=\d{3})/g, "$1").replace(/^(\d+)(?:st|nd|rd|th)$/, "$1")];
  const parts = word.split("-").flatMap((part) => VALUES.get(part) ?? []);
  const [tens, units] = parts.map(Number);
  const isCompound = parts.length === 2 && tens && units && tens >= 20 && tens % 10 === 0 && units < 10;
  return isCompound ? [String(tens + units)] : parts;
}
