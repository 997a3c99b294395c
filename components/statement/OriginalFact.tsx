import { languageAttributes } from "../../lib/language.ts";
import { withFullStop } from "../../lib/sentences.ts";
import type { Statement } from "../../lib/statement.ts";
import { quoted, typeset } from "../../lib/typography.ts";
import { Fact } from "./Fact.tsx";

/** Of a translated statement: the words as they were spoken, and who translated them. */
export function OriginalFact({ original, translatedBy }: Pick<Statement, "original" | "translatedBy">) {
  if (original === null) return null;
  return (
    <>
      <Fact label="Original" tone="words">
        <span {...languageAttributes(original.language)}>{quoted(original.text, original.language)}</span>
      </Fact>
      <Fact label="Translated">
        {translatedBy === null ? (
          <span className="none">By whom is not recorded.</span>
        ) : (
          `By ${withFullStop(typeset(translatedBy))}`
        )}
      </Fact>
    </>
  );
}
