import { countWords } from "../../lib/countWords.ts";
import { languageAttributes } from "../../lib/language.ts";
import type { Statement } from "../../lib/statement.ts";
import { Fact } from "./Fact.tsx";
import { QuotedText } from "./QuotedText.tsx";

/** Longer texts are folded, so that they don't outweigh the words printed above them. */
const MOST_WORDS_UNFOLDED = 40;

/** The whole of what is printed in part: of an edited statement the words before editing, of an excerpt the statement. */
export function InFullFact({
  statement: { check, text, unedited, language },
  excerpt,
}: {
  readonly statement: Statement;
  readonly excerpt: string | null;
}) {
  const isEdited = check.state === "edited";
  if (!isEdited && excerpt === null) return null;
  const whole = isEdited ? unedited : text;
  if (whole === null) {
    return (
      <Fact label="In full">
        <span className="none">Full wording not available.</span>
      </Fact>
    );
  }
  const words = countWords(whole);
  const quotation = (
    <div {...languageAttributes(language)}>
      <QuotedText
        text={whole}
        language={language}
        kind={check.state === "paraphrase" ? "paraphrase" : "quotation"}
      />
    </div>
  );
  return (
    <Fact label="In full" tone="words">
      {words <= MOST_WORDS_UNFOLDED ? (
        quotation
      ) : (
        <details>
          <summary>Read all {words} words</summary>
          {quotation}
        </details>
      )}
    </Fact>
  );
}
