import { type Story, updateAnchor } from "../../lib/story.ts";
import { updateTimeAlone } from "../../lib/updateTime.ts";
import styles from "./RunningState.module.css";

/**
 * How new a running story is, and the way to what came since: the link asks for the page anew, and
 * leads to where the newest update of this one stands by then. Where the reader has come that way already,
 * its address would only scroll: then another one stands in its place.
 */
export function RunningState({ story }: { readonly story: Story }) {
  const newest = story.updates.at(-1);
  if (newest === undefined) {
    return (
      <p className={styles.state}>
        <b>Running</b>: no updates so far <NewerLink newest="none" anchor="updates" />
      </p>
    );
  }
  const { words, dateTime } = updateTimeAlone(newest, story.zone, new Date(story.publishedAt));
  return (
    <p className={styles.state}>
      <b>Running</b>: updated <time dateTime={dateTime ?? undefined}>{words}</time>{" "}
      <NewerLink newest={newest.key} anchor={updateAnchor(newest.key)} />
    </p>
  );
}

function NewerLink({ newest, anchor }: { readonly newest: string; readonly anchor: string }) {
  const words = "Look for newer updates";
  return (
    <span className="screen-only">
      <a className={styles.first} href={`?since=${newest}#${anchor}`}>
        {words}
      </a>
      <a className={styles.again} href={`?since=${newest}&again`}>
        {words}
      </a>
    </span>
  );
}
