import type { ReactNode } from "react";
import { classes } from "../classes.ts";
import type { EditAttribute } from "../edit.ts";
import styles from "./Fact.module.css";

/** One line of a statement's record: a field's name and its value. */
export function Fact({
  label,
  tone = "record",
  edit,
  children,
}: {
  readonly label: string;
  /** `words`: somebody's own words, set in the serif. `alarm`: a withdrawal or a correction. */
  readonly tone?: "record" | "words" | "alarm";
  readonly edit?: EditAttribute | undefined;
  readonly children: ReactNode;
}) {
  return (
    <>
      <dt className={classes(styles.label, tone === "alarm" && styles.alarm)}>{label}</dt>
      <dd className={classes(styles.value, tone === "words" && styles.words)} {...edit}>
        {children}
      </dd>
    </>
  );
}
