import { countWords } from "../../lib/countWords.ts";
import { splitQuotation } from "../../lib/splitQuotation.ts";
import styles from "./LongQuotation.module.css";
import { Quotation, type QuotationProps } from "./Quotation.tsx";

const FIRST_PART_WORDS = 75;

/** A quotation of more than a page's worth: its first sentences, and the rest folded beneath them. */
export function LongQuotation(props: Omit<QuotationProps, "size">) {
  const { first, rest } = splitQuotation(props.text, FIRST_PART_WORDS);
  return (
    <>
      <Quotation {...props} text={first} size="long" />
      {rest !== null && (
        <details className={styles.rest}>
          <summary>Read the remaining {countWords(rest)} words</summary>
          <Quotation {...props} text={rest} size="long" />
        </details>
      )}
    </>
  );
}
