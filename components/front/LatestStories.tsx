import type { StoryCard } from "../../lib/frontPage.ts";
import { storyPath } from "../../lib/story.ts";
import { listTimeInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import type { Edit } from "../edit.ts";
import styles from "./LatestStories.module.css";

/** Stories by time, newest first. */
export function LatestStories({
  stories,
  now,
  edit,
}: {
  readonly stories: readonly StoryCard[];
  readonly now: Date;
  readonly edit?: Edit | undefined;
}) {
  return (
    <section aria-labelledby="latest">
      <h2 id="latest" className="section-title column-title">
        Latest
      </h2>
      {stories.length === 0 && <p className="meta">No other stories yet.</p>}
      <ol className={styles.stories}>
        {stories.map((story) => (
          <li key={story.id}>
            <time dateTime={story.publishedAt}>{listTimeInWords(story.publishedAt, story.zone, now)}</time>
            <p className="label">{story.section.title}</p>
            <h3 {...edit?.("article", story.id)("headline")}>
              <a href={storyPath(story.slug)} className="quiet">
                {typeset(story.headline)}
              </a>
            </h3>
          </li>
        ))}
      </ol>
    </section>
  );
}
