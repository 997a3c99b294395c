import { languageAttributes } from "../../lib/language.ts";
import type { Statement } from "../../lib/statement.ts";
import { quoted } from "../../lib/typography.ts";
import { visibleVariants, wordingsInBrief, wordingsOf } from "../../lib/wordings.ts";
import { classes } from "../classes.ts";
import type { EditAttribute } from "../edit.ts";
import { Fact } from "./Fact.tsx";
import { PrintedBy } from "./PrintedBy.tsx";
import styles from "./WordingFact.module.css";

/** How others print the same remark; nothing where no other wording is known. */
export function WordingFact({
  statement,
  edit,
}: {
  readonly statement: Statement;
  readonly edit?: EditAttribute | undefined;
}) {
  const { language } = statement;
  const variants = visibleVariants(statement);
  if (variants.length === 0) return null;
  return (
    <Fact label="Wording" edit={edit}>
      <details>
        <summary className={styles.summary}>
          <span>
            <span className={styles.brief}>{wordingsInBrief(variants)}</span>{" "}
            <span className="screen-only">Other wordings</span>
          </span>
        </summary>
        <ul className={classes(styles.wordings, "screen-only")}>
          {wordingsOf(variants).map((wording) => (
            <li key={`${wording.kind} ${wording.text}`}>
              <p className="label">{wording.kind}</p>
              <p className={styles.text} {...languageAttributes(language)}>
                {quoted(wording.text, language)}
              </p>
              <PrintedBy printedBy={wording.printedBy} />
            </li>
          ))}
        </ul>
      </details>
    </Fact>
  );
}
