import { languageAttributes } from "../../lib/language.ts";
import { classes } from "../classes.ts";
import type { EditAttribute } from "../edit.ts";
import styles from "./Quotation.module.css";
import { QuotedText } from "./QuotedText.tsx";

export interface QuotationProps {
  readonly text: string;
  readonly language: string;
  readonly kind: "quotation" | "paraphrase";
  /** Address of the source, for machines; null where there is none. */
  readonly cite: string | null;
  readonly edit?: EditAttribute | undefined;
  readonly size: "story" | "long" | "turn";
}

/** The words themselves. */
export function Quotation({ text, language, kind, cite, edit, size }: QuotationProps) {
  return (
    <blockquote
      className={classes(styles[size], kind === "paraphrase" && styles.paraphrase)}
      cite={cite ?? undefined}
      {...languageAttributes(language)}
      {...edit}
    >
      <QuotedText text={text} language={language} kind={kind} />
    </blockquote>
  );
}
