import { counted } from "./numberWords.ts";
import type { Source, Statement, Variant, VariantKind } from "./statement.ts";
import { quoted } from "./typography.ts";

const KINDS: Readonly<Record<VariantKind, string>> = {
  wording: "Different words",
  number: "Different number",
  spelling: "Spelling only",
  punctuation: "Punctuation only",
  omission: "Words left out",
  addition: "Words added",
  order: "Different order",
  attribution: "Attributed differently",
  translation: "Translated differently",
  "house-style": "House style only",
  transcription: "Heard differently",
  splice: "Separate remarks joined",
  context: "Put in another context",
};

const SAME_SPEECH: readonly VariantKind[] = ["spelling", "punctuation", "house-style"];

/** What differs is not in the words. */
const BESIDE_THE_WORDS: readonly VariantKind[] = ["attribution", "context"];

/**
 * The variants that readers can tell from the statement: typeset, some differ from it in nothing,
 * a curly apostrophe having become a straight one.
 */
export function visibleVariants({
  text,
  language,
  variants,
}: Pick<Statement, "text" | "language" | "variants">): readonly Variant[] {
  const printed = quoted(text, language);
  return variants.filter(
    (variant) => BESIDE_THE_WORDS.includes(variant.kind) || quoted(variant.text, language) !== printed,
  );
}

/** One other wording, with everybody who prints it. */
export interface Wording {
  readonly text: string;
  readonly kind: string;
  readonly printedBy: readonly { readonly source: Source | null; readonly note: string | null }[];
}

/** The variants with equal texts put together, in the order in which they are stored. */
export function wordingsOf(variants: readonly Variant[]): readonly Wording[] {
  const wordings = Map.groupBy(variants, (variant) => `${variant.kind}\n${variant.text}`);
  return [...wordings.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ text: first.text, kind: KINDS[first.kind], printedBy: group }];
  });
}

/** How often and how the wording differs in print: "Printed differently in four places." */
export function wordingsInBrief(variants: readonly Variant[]): string {
  const places = counted(variants.length, "place", "places");
  return variants.every((variant) => SAME_SPEECH.includes(variant.kind))
    ? `Printed in another spelling or punctuation in ${places}, with the same words.`
    : `Printed differently in ${places}.`;
}
