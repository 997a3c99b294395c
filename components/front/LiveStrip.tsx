import type { FrontPage } from "../../lib/frontPage.ts";
import { sentence } from "../../lib/sentences.ts";
import { storyPath } from "../../lib/story.ts";
import { typeset } from "../../lib/typography.ts";
import { updateTime } from "../../lib/updateTime.ts";
import styles from "./LiveStrip.module.css";

/** A running story and its latest updates. */
export function LiveStrip({
  running: { story, updates },
}: {
  readonly running: FrontPage["running"][number];
}) {
  const title = `live-${story.slug}`;
  const path = storyPath(story.slug);
  return (
    <section className={styles.live} aria-labelledby={title}>
      <h2 id={title}>
        <span>Live</span>{" "}
        <a href={path} className="quiet">
          {typeset(story.headline)}
        </a>
      </h2>
      <ol>
        {updates.map((update) => {
          const { words, dateTime } = updateTime(update, story);
          return (
            <li key={update.key}>
              <time dateTime={dateTime ?? undefined}>{sentence(words)}</time>{" "}
              <a href={`${path}#update-${update.key}`} className="quiet">
                {typeset(update.headline)}
              </a>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
