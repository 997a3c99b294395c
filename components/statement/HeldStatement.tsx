import { HELD_WORDS } from "../../lib/heldWords.ts";
import { statementAnchor } from "../../lib/statement.ts";
import type { EditAttribute } from "../edit.ts";
import styles from "./HeldStatement.module.css";

/** The place of a statement that is held back: it says so, and nothing of what was said. */
export function HeldStatement({
  statementId,
  number,
  isRepeated,
  edit,
}: {
  readonly statementId: string;
  readonly number: number;
  /** Whether it stands further up already, where its address leads. */
  readonly isRepeated: boolean;
  readonly edit?: EditAttribute | undefined;
}) {
  return (
    <div
      className={styles.held}
      id={isRepeated ? undefined : statementAnchor(statementId)}
      data-statement={statementId}
      {...edit}
    >
      <p className={styles.slug}>
        <b>Statement {number}</b> <b>Held</b>
      </p>
      <p className="meta">{HELD_WORDS}</p>
    </div>
  );
}
