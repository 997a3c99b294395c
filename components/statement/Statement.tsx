import { countWords } from "../../lib/countWords.ts";
import { type Statement as StatementRecord, statementAnchor } from "../../lib/statement.ts";
import { LONG_WORDS, VERY_LONG_WORDS } from "../../lib/statementNotes.ts";
import type { StoryContext } from "../../lib/thread.ts";
import { classes } from "../classes.ts";
import type { Edit, EditAttribute } from "../edit.ts";
import { LongQuotation } from "./LongQuotation.tsx";
import { Quotation } from "./Quotation.tsx";
import { Speaker } from "./Speaker.tsx";
import styles from "./Statement.module.css";
import { StatementFacts } from "./StatementFacts.tsx";
import { StatementSlug } from "./StatementSlug.tsx";
import { Turns } from "./Turns.tsx";

interface StatementProps {
  readonly statement: StatementRecord;
  readonly number: number;
  /** The words of it that this story prints; null where it prints them all. */
  readonly excerpt: string | null;
  /** Whether it stands further up already, where its address leads. */
  readonly isRepeated: boolean;
  readonly story: StoryContext;
  readonly edit?: Edit | undefined;
  /** The place in the story where the statement stands. */
  readonly editBlock?: EditAttribute | undefined;
}

/** A quotation as a document: the words, who spoke them, and how we know. Its id is its address in the page. */
export function Statement({
  statement,
  number,
  excerpt,
  isRepeated,
  story,
  edit,
  editBlock,
}: StatementProps) {
  const editStatement = edit?.("quote", statement.id);
  const isExchange = statement.turns.length > 0;
  return (
    <figure
      className={classes(styles.statement, statement.status !== "live" && styles.gone)}
      id={isRepeated ? undefined : statementAnchor(statement.id)}
      data-statement={statement.id}
      {...editBlock}
    >
      <StatementSlug statement={statement} number={number} excerpt={excerpt} story={story} />
      {isExchange ? (
        <Turns turns={statement.turns} language={statement.language} edit={editStatement?.("turns")} />
      ) : (
        <Words statement={statement} text={excerpt ?? statement.text} edit={editStatement?.("text")} />
      )}
      <figcaption>
        {!isExchange && (
          <Speaker speaker={statement.speaker} roleAtTime={statement.roleAtTime} edit={editStatement} />
        )}
        <StatementFacts
          statement={statement}
          number={number}
          excerpt={excerpt}
          story={story}
          edit={editStatement}
        />
      </figcaption>
    </figure>
  );
}

function Words({
  statement,
  text,
  edit,
}: {
  readonly statement: StatementRecord;
  readonly text: string;
  readonly edit: EditAttribute | undefined;
}) {
  const source = statement.sources[0]?.source;
  const quotation = {
    text,
    edit,
    language: statement.language,
    kind: statement.check.state === "paraphrase" ? "paraphrase" : "quotation",
    cite: (statement.status === "live" ? source?.url : null) ?? source?.archivedUrl ?? null,
  } as const;
  const words = countWords(text);
  if (words > VERY_LONG_WORDS) return <LongQuotation {...quotation} />;
  return <Quotation {...quotation} size={words > LONG_WORDS ? "long" : "story"} />;
}
