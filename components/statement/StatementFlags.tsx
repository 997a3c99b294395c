import { Fragment } from "react";
import type { Statement } from "../../lib/statement.ts";
import { statementNotes } from "../../lib/statementNotes.ts";
import { classes } from "../classes.ts";
import styles from "./StatementFlags.module.css";

/** What a reader must know before reading a statement; nothing of a normal one. */
export function StatementFlags({ statement }: { readonly statement: Statement }) {
  return statementNotes(statement, null)
    .filter(({ weight }) => weight !== "plain")
    .map(({ words, weight }) => (
      <Fragment key={words}>
        {" "}
        <b className={classes(styles.flag, weight === "alarm" && styles.alarm)}>{words}</b>
      </Fragment>
    ));
}
