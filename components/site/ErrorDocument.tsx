import type { ErrorStatus } from "../../lib/errorStatus.ts";
import { sitePath } from "../../lib/routes.ts";
import { classes } from "../classes.ts";
import { PageLink } from "../PageLink.tsx";
import styles from "./ErrorDocument.module.css";

interface ErrorWords {
  readonly title: string;
  readonly what: string;
  readonly next: string;
}

const WORDS: Readonly<Record<ErrorStatus, ErrorWords>> = {
  404: {
    title: "There is no page at this address",
    what: "The address may have a typing error in it, or the link that brought you here may be wrong.",
    next: "Check the address, or start from the front page.",
  },
  410: {
    title: "This story is no longer published",
    what: "It stood at this address and was taken down by the newsroom. Its address won’t be given to another story.",
    next: "Everything that is published starts from the front page.",
  },
  503: {
    title: "This page can’t be shown at the moment",
    what: "The archive that holds our stories isn’t answering. Nothing is lost, and the trouble is ours, not yours.",
    next: "Try again in a minute. Pages that were read lately can still be reached from the front page.",
  },
};

/** What a reader sees in place of a page that can't be had: what happened, and what to do next. */
export function ErrorDocument({ status }: { readonly status: ErrorStatus }) {
  const { title, what, next } = WORDS[status];
  return (
    <div className={classes(styles.document, "wrap")}>
      <p className="kicker">
        <span>Error {status}</span>
      </p>
      <h1 className="headline">{title}</h1>
      <p className="standfirst">{what}</p>
      <p className={styles.next}>{next}</p>
      <p className={styles.next}>
        <PageLink href={sitePath("frontPage")}>Go to the front page</PageLink>
      </p>
    </div>
  );
}
