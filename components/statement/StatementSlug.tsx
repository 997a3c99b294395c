import { type Statement, statementAnchor } from "../../lib/statement.ts";
import { statementNotes } from "../../lib/statementNotes.ts";
import { storyPath } from "../../lib/story.ts";
import { answersInWords, type StoryContext } from "../../lib/thread.ts";
import { classes } from "../classes.ts";
import { Permalink } from "../Permalink.tsx";
import styles from "./StatementSlug.module.css";
import { ThreadTargetLink } from "./ThreadTargetLink.tsx";

/** The line that opens a statement: its number, its place in the thread, what is special about it, its address. */
export function StatementSlug({
  statement,
  number,
  excerpt,
  story,
}: {
  readonly statement: Statement;
  readonly number: number;
  readonly excerpt: string | null;
  readonly story: StoryContext;
}) {
  const beginsExchange =
    statement.replies.length === 0 &&
    statement.repliedBy.some((reply) => story.statementNumbers.has(reply.statementId));
  return (
    <div className={styles.slug}>
      <p className={styles.notes}>
        <span className={styles.number}>Statement {number}</span>
        {beginsExchange && <span>Begins the exchange</span>}
        {statement.replies.map((link) => (
          <span key={link.statementId} className={classes(styles.reply, "in-reply")}>
            {answersInWords(link.relation)} <ThreadTargetLink link={link} from={number} story={story} />
          </span>
        ))}
        {statementNotes(statement, excerpt).map(({ words, weight }) => (
          <span
            key={words}
            className={classes(weight !== "plain" && styles.flag, weight === "alarm" && styles.alarm)}
          >
            {words}
          </span>
        ))}
      </p>
      <Permalink
        href={`${storyPath(story.slug)}#${statementAnchor(statement.id)}`}
        of={`statement ${number}`}
      />
    </div>
  );
}
