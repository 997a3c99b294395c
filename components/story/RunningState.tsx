import { type Story, updateAnchor } from "../../lib/story.ts";
import { updateTimeAlone } from "../../lib/updateTime.ts";
import styles from "./RunningState.module.css";

/**
 * How new a running story is, and the way to what came since: the link asks for the page anew, and
 * leads to where the newest update of this one stands by then.
 */
export function RunningState({ story }: { readonly story: Story }) {
  const newest = story.updates.at(-1);
  if (newest === undefined) {
    return (
      <p className={styles.state}>
        <b>Running</b>: no updates so far <NewerLink href="?since=none#updates" />
      </p>
    );
  }
  const { words, dateTime } = updateTimeAlone(newest, story.zone, new Date(story.publishedAt));
  return (
    <p className={styles.state}>
      <b>Running</b>: updated <time dateTime={dateTime ?? undefined}>{words}</time>{" "}
      <NewerLink href={`?since=${newest.key}#${updateAnchor(newest.key)}`} />
    </p>
  );
}

function NewerLink({ href }: { readonly href: string }) {
  return (
    <a className="screen-only" href={href}>
      Look for newer updates
    </a>
  );
}
