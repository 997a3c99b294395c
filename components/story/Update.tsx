import { sentence } from "../../lib/sentences.ts";
import type { Story, Update as UpdateRecord } from "../../lib/story.ts";
import type { StoryContext } from "../../lib/thread.ts";
import { typeset } from "../../lib/typography.ts";
import { updateTime } from "../../lib/updateTime.ts";
import { StoryBody } from "./StoryBody.tsx";
import styles from "./Update.module.css";

/** An update: its time first, then what is new. */
export function Update({
  update,
  story,
  context,
}: {
  readonly update: UpdateRecord;
  readonly story: Story;
  readonly context: StoryContext;
}) {
  const { words, dateTime } = updateTime(update, story);
  const anchor = `update-${update.key}`;
  return (
    <section className={styles.update} id={anchor} aria-labelledby={`title-${anchor}`}>
      <h2 id={`title-${anchor}`} className={styles.title}>
        <span className={styles.time}>
          {dateTime === null ? <b>{sentence(words)}</b> : <time dateTime={dateTime}>{sentence(words)}</time>}{" "}
          — Update
          <span className="vh">: </span>
        </span>
        {typeset(update.headline)}
      </h2>
      <StoryBody blocks={update.body} story={story} context={context} dateline={null} within="section" />
      {update.author !== null && <p className="micro">By {update.author}</p>}
    </section>
  );
}
