import type { FrontPage } from "../../lib/frontPage.ts";
import { sentence } from "../../lib/sentences.ts";
import { storyPath, updateAnchor } from "../../lib/story.ts";
import { typeset } from "../../lib/typography.ts";
import { updateTimeAlone, updateTimeInList } from "../../lib/updateTime.ts";
import styles from "./LiveStrip.module.css";

/** A running story, when it was updated, and its latest updates. */
export function LiveStrip({
  running: { story, updates },
  now,
}: {
  readonly running: FrontPage["running"][number];
  readonly now: Date;
}) {
  const title = `live-${story.slug}`;
  const path = storyPath(story.slug);
  return (
    <section className={styles.live} aria-labelledby={title}>
      <div>
        <h2 id={title}>
          <span>Live</span>{" "}
          <a href={path} className="quiet">
            {typeset(story.headline)}
          </a>
        </h2>
        <Running newest={updates[0]} zone={story.zone} now={now} />
      </div>
      {updates.length > 0 && (
        <ol>
          {updates.map((update) => {
            const { words, dateTime } = updateTimeInList(update, story.zone, now);
            return (
              <li key={update.key}>
                <time dateTime={dateTime ?? undefined}>{sentence(words)}</time>{" "}
                <a href={`${path}#${updateAnchor(update.key)}`} className="quiet">
                  {typeset(update.headline)}
                </a>
              </li>
            );
          })}
        </ol>
      )}
    </section>
  );
}

/** Says the zone, which the times in the list leave out. */
function Running({
  newest,
  zone,
  now,
}: {
  readonly newest: FrontPage["running"][number]["updates"][number] | undefined;
  readonly zone: string;
  readonly now: Date;
}) {
  if (newest === undefined) return <p>Running: no updates so far</p>;
  const { words, dateTime } = updateTimeAlone(newest, zone, now);
  return (
    <p>
      Running: updated <time dateTime={dateTime ?? undefined}>{words}</time>
    </p>
  );
}
