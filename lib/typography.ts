/**
 * How stored text is typeset. Stored text keeps the keyboard's marks (`"`, `'`, `--`); print has
 * typographic ones. Only these marks change: no letter, digit, space or dot ever does, so a
 * quotation stays the speaker's own words, trailing dots included. What stands in brackets is ours:
 * `[...]` is printed as `[…]` and `[//]`, where an outlet's attribution stood, as `[attribution]`.
 */

/** The outer quotation marks of a language; English ones where it isn't listed. */
const OUTER_MARKS: Readonly<Record<string, readonly [string, string]>> = {
  ar: ["«", "»"],
  be: ["«", "»"],
  cs: ["„", "“"],
  de: ["„", "“"],
  es: ["«", "»"],
  fa: ["«", "»"],
  fr: ["«\u202F", "\u202F»"],
  it: ["«", "»"],
  pl: ["„", "”"],
  pt: ["«", "»"],
  ru: ["«", "»"],
  uk: ["«", "»"],
};

const MARKS = { double: { open: "“", close: "”" }, single: { open: "‘", close: "’" } };
const APOSTROPHE = "’";
const EM_DASH = "—";

/** Words that begin with an apostrophe where something is left out ('em, '90s). */
const ELISION = /^(?:\d\ds?\b|(?:em|tis|twas|til|cause|bout|round|n|cuz)\b)/i;
/** One pair of outer marks around everything, closing punctuation aside. */
const BETWEEN_MARKS = /^[«„“][^«»„“”]+[»“”][.!?…]?$/;
/** From the first to the last visible character between blank lines. */
const PARAGRAPH = /\S(?:(?!\n\s*\n)[\s\S])*(?<=\S)/g;
/** Where an outlet's attribution ("he said") interrupts the words that it prints, as it is stored. */
const INTERRUPTION = / ?\[\/\/\]/g;
const ADDRESS = /https?:\/\/[^\s"“”]+/g;

/** A run of typeset text; `at` is its offset in the whole, which no other run shares. */
export interface TypesetRun {
  readonly at: number;
  readonly text: string;
}

/** A run of a quotation; `editorial` where the words in it are ours: `[the council]`, `[…]`. */
export interface QuotedRun extends TypesetRun {
  readonly editorial: boolean;
}

/** Typesets text of our own: a headline, a paragraph, a note. */
export function typeset(text: string): string {
  return typesetUnits(text, "alone").join("");
}

/** Typesets adjoining runs of one text, so that a mark at a run's edge sees the neighbouring run. */
export function typesetRuns(runs: readonly string[]): readonly TypesetRun[] {
  const set = typesetUnits(runs.join(""), "alone");
  let end = 0;
  return runs.map((run) => {
    const at = end;
    end += run.length;
    return { at, text: set.slice(at, end).join("") };
  });
}

/**
 * Typesets what somebody said, without the outer marks: those inside are one level down, so that
 * `He said "no"` becomes `He said ‘no’` within “ ”. Marks of languages other than English are left
 * as they are stored. One entry for each paragraph, each split at our own bracketed words.
 */
export function typesetQuotation(text: string, language: string): readonly (readonly QuotedRun[])[] {
  const set = isEnglish(language) ? typesetUnits(text, "inside double marks").join("") : text;
  const printed = set.replace(INTERRUPTION, " [attribution]");
  return [...printed.matchAll(PARAGRAPH)].map((paragraph) => splitEditorial(paragraph[0], paragraph.index));
}

/** The outer quotation marks of a BCP 47 language, opening and closing. */
export function outerMarks(language: string): readonly [string, string] {
  return OUTER_MARKS[baseOf(language)] ?? [MARKS.double.open, MARKS.double.close];
}

/** `text` in one line between the outer marks of its language, unless it was stored with its own. */
export function quoted(text: string, language: string): string {
  const set = typesetQuotation(text, language)
    .map((paragraph) => paragraph.map((run) => run.text).join(""))
    .join(" ");
  const [open, close] = outerMarks(language);
  return BETWEEN_MARKS.test(set) ? set : `${open}${set}${close}`;
}

function splitEditorial(paragraph: string, start: number): readonly QuotedRun[] {
  let end = start;
  return paragraph
    .split(/(\[[^\]]*\])/)
    .map((text) => {
      const at = end;
      end += text.length;
      const editorial = text.startsWith("[") && text.endsWith("]");
      return { at, text: editorial ? text.replace("[...]", "[…]") : text, editorial };
    })
    .filter((run) => run.text !== "");
}

type Mark = "double" | "single";

/** Standing alone, marks stay the kind they are; inside “ ” they alternate, single first. */
type Setting = "alone" | "inside double marks";

/** What to print for each UTF-16 unit of `text`. */
function typesetUnits(text: string, setting: Setting): string[] {
  const out = text.split("");
  const addresses = [...text.matchAll(ADDRESS)].map(
    (found) => [found.index, found.index + found[0].length] as const,
  );
  const isInAddress = (at: number) => addresses.some(([start, end]) => at >= start && at < end);
  const open: Mark[] = [];
  const print = (typed: Mark): Mark =>
    setting === "alone" ? typed : open.length % 2 === 0 ? "single" : "double";

  for (let at = 0; at < text.length; at += 1) {
    if (isInAddress(at)) continue;
    const role = roleOf(text, at, open.at(-1) ?? null);
    switch (role) {
      case "dash":
        out[at] = EM_DASH;
        out[at + 1] = "";
        break;
      case "apostrophe":
        out[at] = APOSTROPHE;
        break;
      case "openDouble":
      case "openSingle":
        out[at] = MARKS[print(role === "openDouble" ? "double" : "single")].open;
        open.push(role === "openDouble" ? "double" : "single");
        break;
      case "closeDouble":
      case "closeSingle":
        open.pop();
        out[at] = MARKS[print(role === "closeDouble" ? "double" : "single")].close;
        break;
      case "feet":
        out[at] = "′";
        break;
      case "inches":
        out[at] = "″";
        break;
      case null:
        break;
      default:
        role satisfies never;
    }
  }
  return out;
}

type Role =
  | "dash"
  | "apostrophe"
  | "openDouble"
  | "openSingle"
  | "closeDouble"
  | "closeSingle"
  | "feet"
  | "inches"
  | null;

function roleOf(text: string, at: number, innermost: Mark | null): Role {
  const before = text[at - 1] ?? " ";
  const after = text.slice(at + 1);
  switch (text[at]) {
    case "-":
      return after.startsWith("-") && !after.startsWith("--") && before !== "-" ? "dash" : null;
    case "“":
      return "openDouble";
    case "”":
      return "closeDouble";
    case "‘":
      return ELISION.test(after) ? "apostrophe" : "openSingle";
    case "’":
      return closesSingle(before, after, innermost) ? "closeSingle" : "apostrophe";
    case '"':
      if (/\d'\d+$/.test(text.slice(0, at))) return "inches";
      return startsWord(before) && !/^(?:\s|$)/.test(after) ? "openDouble" : "closeDouble";
    case "'":
      if (/\d/.test(before) && /^\d+"/.test(after)) return "feet";
      if (closesSingle(before, after, innermost)) return "closeSingle";
      return opensSingle(before, after) ? "openSingle" : "apostrophe";
    default:
      return null;
  }
}

function startsWord(before: string): boolean {
  return /[\s([{<—–\-/“‘"']/.test(before);
}

function closesSingle(before: string, after: string, innermost: Mark | null): boolean {
  return innermost === "single" && !/\s/.test(before) && !/^[\p{L}\p{N}]/u.test(after);
}

/** A single mark opens a quotation only if another one closes it further on; else it stands for a letter. */
function opensSingle(before: string, after: string): boolean {
  return (
    startsWord(before) && /^\S/.test(after) && !ELISION.test(after) && /\S'(?![\p{L}\p{N}])/u.test(after)
  );
}

function isEnglish(language: string): boolean {
  return baseOf(language) === "en";
}

function baseOf(language: string): string {
  return language.split("-")[0]?.toLowerCase() ?? language;
}
