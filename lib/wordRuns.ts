/** A word, number or mark of a text; offsets are UTF-16 units. */
export interface WordRun {
  readonly text: string;
  /** The same with the keyboard's marks: equal for what differs in typography alone. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

const RUN = /[\p{L}\p{M}\p{N}]+(?:[.,:’'‐‑–-](?=[\p{L}\p{N}])[\p{L}\p{M}\p{N}]+)*|-{2,3}|[^\s]/gu;

const KEYBOARD: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‐": "-",
  "‑": "-",
  "–": "-",
  "—": "-",
  "--": "-",
  "---": "-",
};
const TYPOGRAPHIC = /-{2,3}|[“”„«»‘’‚‐‑–—]/g;
/** Soft hyphens and what joins or parts letters without being seen. */
const INVISIBLE = /[\u00AD\u200B-\u200D\u2060\uFEFF]/g;

/** Cuts a text into words (`don’t`, `30,000`, `non-binding`) and single marks; white space parts them and is in none. */
export function wordRuns(text: string): readonly WordRun[] {
  return Array.from(text.matchAll(RUN), ({ 0: run, index }) => ({
    text: run,
    key: keyboardKey(run),
    start: index,
    end: index + run.length,
  })).filter(({ key }) => key !== "");
}

export function isWordRun({ key }: WordRun): boolean {
  return /[\p{L}\p{N}]/u.test(key);
}

const ON_THE_KEYBOARD = /^[\w.,:'-]+$/;

function keyboardKey(run: string): string {
  if (ON_THE_KEYBOARD.test(run) && !run.startsWith("--")) return run;
  return run
    .normalize("NFC")
    .replace(INVISIBLE, "")
    .replace(TYPOGRAPHIC, (mark) => KEYBOARD[mark] ?? mark);
}
