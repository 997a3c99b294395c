import { classes } from "./classes.ts";
import styles from "./Permalink.module.css";

/** The address of a part of a page, to be passed on. */
export function Permalink({
  href,
  of,
}: {
  readonly href: string;
  /** What it leads to, for who doesn't see where the link stands: "statement 2". */
  readonly of: string;
}) {
  return (
    <p className={classes(styles.permalink, "screen-only")}>
      <a href={href}>
        <span aria-hidden="true">¶</span> <span className={styles.word}>Permalink</span>
        <span className="vh"> of {of}</span>
      </a>
    </p>
  );
}
