import { statementAnchor } from "../../lib/statement.ts";
import styles from "./HeldStatement.module.css";

/** The place of a statement that is held back: it says so, and nothing of what was said. */
export function HeldStatement({
  statementId,
  number,
  isRepeated,
}: {
  readonly statementId: string;
  readonly number: number;
  /** Whether it stands further up already, where its address leads. */
  readonly isRepeated: boolean;
}) {
  return (
    <div className={styles.held} id={isRepeated ? undefined : statementAnchor(statementId)}>
      <p className={styles.slug}>
        <b>Statement {number}</b> <b>Held</b>
      </p>
      <p className="meta">
        This statement is held back for now, for a legal reason or until an agreed time. The rest of the story
        stands.
      </p>
    </div>
  );
}
