import { checkInBrief } from "../../lib/checkWords.ts";
import type { OnTheRecord } from "../../lib/frontPage.ts";
import { languageAttributes } from "../../lib/language.ts";
import { mediumWithOutlet } from "../../lib/medium.ts";
import { shortenQuotation } from "../../lib/shortenQuotation.ts";
import { speakerName } from "../../lib/speakerName.ts";
import { type Statement, statementAnchor } from "../../lib/statement.ts";
import { storyPath } from "../../lib/story.ts";
import { daySaidInWords } from "../../lib/time.ts";
import { quoted, typeset } from "../../lib/typography.ts";
import type { Edit } from "../edit.ts";
import { StatementFlags } from "../statement/StatementFlags.tsx";
import styles from "./LatestOnTheRecord.module.css";

const MOST_WORDS = 40;

/** The newest statements, each linked to its place in the story that carries it. */
export function LatestOnTheRecord({
  entries,
  edit,
}: {
  readonly entries: readonly OnTheRecord[];
  readonly edit?: Edit | undefined;
}) {
  return (
    <aside aria-labelledby="latest-on-the-record">
      <h2 id="latest-on-the-record" className="section-title column-title">
        Latest on the record
      </h2>
      {entries.length === 0 && <p className="meta">No statements yet.</p>}
      <ol className={styles.entries}>
        {entries.map(({ statement, storySlug }) => (
          <li key={statement.id}>
            <figure>
              <blockquote
                {...languageAttributes(statement.language)}
                {...edit?.("quote", statement.id)("text")}
              >
                <p>
                  <a href={`${storyPath(storySlug)}#${statementAnchor(statement.id)}`} className="quiet">
                    {shortQuotation(statement)}
                  </a>
                </p>
              </blockquote>
              <figcaption>
                <b>{speakerName(statement.speaker)}</b>
                {description(statement)}
                <span className={styles.record}>
                  {recordInBrief(statement)}
                  <StatementFlags statement={statement} />
                </span>
              </figcaption>
            </figure>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function shortQuotation({ text, language, check }: Statement): string {
  const short = shortenQuotation(text, MOST_WORDS);
  return check.state === "paraphrase" ? typeset(short) : quoted(short, language);
}

/** ", Mayor of Port Ellis"; empty where no role is recorded. */
function description({ speaker, roleAtTime }: Statement): string {
  const words = speaker.kind === "unnamed" ? speaker.description : roleAtTime;
  return words === null ? "" : `, ${typeset(words)}`;
}

/** "Twitter, July 27, 2016. Checked against the post." */
function recordInBrief(statement: Statement): string {
  const day = daySaidInWords(statement.saidAt) ?? "date not recorded";
  return [`${typeset(mediumWithOutlet(statement))}, ${day}.`, checkInBrief(statement.check)]
    .filter(Boolean)
    .join(" ");
}
