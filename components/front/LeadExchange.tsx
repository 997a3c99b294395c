import type { FrontPage } from "../../lib/frontPage.ts";
import { languageAttributes } from "../../lib/language.ts";
import { mediumAsPlace } from "../../lib/medium.ts";
import { counted } from "../../lib/numberWords.ts";
import { shortenQuotation } from "../../lib/shortenQuotation.ts";
import { statementAnchor } from "../../lib/statement.ts";
import { storyPath } from "../../lib/story.ts";
import type { Edit } from "../edit.ts";
import { QuotedText } from "../statement/QuotedText.tsx";
import { Speaker } from "../statement/Speaker.tsx";
import { StatementFlags } from "../statement/StatementFlags.tsx";
import styles from "./LeadExchange.module.css";

type Exchange = NonNullable<FrontPage["lead"]>["exchange"];

const MOST_WORDS = 55;

/** The lead's art: what was said and, where there is one, the answer, side by side. */
export function LeadExchange({
  exchange,
  statementCount,
  storySlug,
  edit,
}: {
  readonly exchange: Exchange;
  readonly statementCount: number;
  readonly storySlug: string;
  readonly edit?: Edit | undefined;
}) {
  const [first] = exchange;
  if (first === undefined) return null;
  return (
    <>
      <div className={styles.exchange}>
        {exchange.map((entry) => (
          <ExchangeFigure key={entry.statement.id} entry={entry} first={first} edit={edit} />
        ))}
      </div>
      <p className="meta">
        <a href={`${storyPath(storySlug)}#${statementAnchor(first.statement.id)}`}>
          {statementCount > exchange.length
            ? `All ${counted(statementCount, "statement", "statements")} in this story`
            : "How we know this was said"}
        </a>
      </p>
    </>
  );
}

function ExchangeFigure({
  entry: { number, statement, excerpt },
  first,
  edit,
}: {
  readonly entry: Exchange[number];
  readonly first: Exchange[number];
  readonly edit: Edit | undefined;
}) {
  const editStatement = edit?.("quote", statement.id);
  const isReply = statement.replies.some((reply) => reply.statementId === first.statement.id);
  return (
    <figure>
      <p className="micro">
        {isReply ? (
          <span className="in-reply">{number}, in reply</span>
        ) : (
          `${number}, ${mediumAsPlace(statement)}`
        )}
        <StatementFlags statement={statement} />
      </p>
      <blockquote {...languageAttributes(statement.language)} {...editStatement?.("text")}>
        <QuotedText
          text={shortenQuotation(excerpt ?? statement.text, MOST_WORDS)}
          language={statement.language}
          kind={statement.check.state === "paraphrase" ? "paraphrase" : "quotation"}
        />
      </blockquote>
      <figcaption>
        <Speaker speaker={statement.speaker} roleAtTime={statement.roleAtTime} edit={editStatement} />
      </figcaption>
    </figure>
  );
}
