import { sentence } from "../../lib/sentences.ts";
import { type Story, type UpdateOrder, updateAnchor } from "../../lib/story.ts";
import { inOrder } from "../../lib/storyStatements.ts";
import { typeset } from "../../lib/typography.ts";
import { updateTime } from "../../lib/updateTime.ts";
import styles from "./KeyUpdates.module.css";

/**
 * The updates that an editor marked, with their times: what has happened, in one look. An open page
 * of a running story finds the place of its first one kept free.
 */
export function KeyUpdates({ story, order }: { readonly story: Story; readonly order: UpdateOrder }) {
  const key = inOrder(
    story.updates.filter(({ isKey }) => isKey),
    order,
  );
  if (key.length === 0) return <div id="key-updates" hidden />;
  return (
    <nav id="key-updates" className={styles.key} aria-labelledby="title-key-updates">
      <h2 id="title-key-updates">Key updates</h2>
      <ol>
        {key.map((update) => {
          const { words, dateTime } = updateTime(update, story);
          return (
            <li key={update.key}>
              <time dateTime={dateTime ?? undefined}>{sentence(words)}</time>{" "}
              <a href={`#${updateAnchor(update.key)}`} className="quiet">
                {typeset(update.headline)}
              </a>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
