import type { ReactNode } from "react";
import { typeset } from "../../lib/typography.ts";
import { classes } from "../classes.ts";
import type { EditField } from "../edit.ts";
import styles from "./PageHead.module.css";

/** The head of a page that is no story: its title, what it is, and what it knows of itself. */
export function PageHead({
  title,
  description,
  kicker = null,
  children = null,
  edit,
}: {
  readonly title: string;
  readonly description: string | null;
  /** Where the page belongs. */
  readonly kicker?: ReactNode;
  readonly children?: ReactNode;
  readonly edit?: EditField | undefined;
}) {
  return (
    <header className={styles.head}>
      {kicker !== null && <p className="kicker">{kicker}</p>}
      <h1 className="headline" {...edit?.("title")}>
        {typeset(title)}
      </h1>
      {description !== null && (
        <p className={classes(styles.description, "standfirst")} {...edit?.("description")}>
          {typeset(description)}
        </p>
      )}
      {children}
    </header>
  );
}
