const END = /[.!?]["'”’)\]]*$/u;
/** A full stop after one of these, or after an initial, ends a word and not a sentence. */
const ABBREVIATION =
  /(?:^|[\s("'“‘[])(?:Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Lt|Sgt|St|Jr|Sr|No|vs|(?:\p{L}\.)*\p{L})\.$/u;

/** Whether a text ends with a whole sentence: "Mr." and "U.S." don't. */
export function endsSentence(text: string): boolean {
  return END.test(text) && !ABBREVIATION.test(text);
}
