import { shortMedium } from "../../lib/medium.ts";
import { openingWords } from "../../lib/openingWords.ts";
import { speakerName } from "../../lib/speakerName.ts";
import { statementAnchor } from "../../lib/statement.ts";
import { answersDirectly, type StatementBlock, statementId } from "../../lib/storyStatements.ts";
import { quoted } from "../../lib/typography.ts";
import { classes } from "../classes.ts";
import styles from "./OnTheRecord.module.css";

const OPENING_WORDS = 6;

/**
 * Every statement of a story in one look: a line of stops beneath the byline, a thread in the margin
 * where there is one. An open page of a running story finds the place of its first one kept free.
 */
export function OnTheRecord({ statements }: { readonly statements: readonly StatementBlock[] }) {
  if (statements.length === 0) return <div id="on-the-record" hidden />;
  const stops = statements.map((block, index) => {
    const next = statements[index + 1];
    return { block, isAnsweredNext: next !== undefined && answersDirectly(next, block) };
  });
  return (
    <nav
      id="on-the-record"
      className={classes(styles.record, "screen-only")}
      aria-labelledby="title-on-the-record"
    >
      <h2 id="title-on-the-record">On the record in this story</h2>
      <ol>
        {stops.map(({ block, isAnsweredNext }) => (
          <li key={block.number} className={classes(isAnsweredNext && styles.answered)}>
            <a href={`#${statementAnchor(statementId(block))}`}>
              <span className={styles.number}>{block.number}</span>
              <Stop block={block} />
            </a>
          </li>
        ))}
      </ol>
      {stops.some((stop) => stop.isAnsweredNext) && (
        <p className={classes(styles.note, "micro")}>A line joins a statement to its reply.</p>
      )}
    </nav>
  );
}

function Stop({ block }: { readonly block: StatementBlock }) {
  if (block.type === "heldStatement") return <b>Held</b>;
  const { statement, excerpt } = block;
  const opening = openingWords(excerpt ?? statement.text, OPENING_WORDS);
  return (
    <>
      <b>{speakerName(statement.speaker)}</b>
      <span className={styles.words}>
        {statement.check.state === "paraphrase" ? opening : quoted(opening, statement.language)}
      </span>
      <span className={styles.medium}>{shortMedium(statement)}</span>
    </>
  );
}
