import { sentence } from "../../lib/sentences.ts";
import type { Story, Update as UpdateRecord } from "../../lib/story.ts";
import type { StoryContext } from "../../lib/thread.ts";
import { typeset } from "../../lib/typography.ts";
import { updateTime } from "../../lib/updateTime.ts";
import { type Edit, itemPath } from "../edit.ts";
import { StoryBody } from "./StoryBody.tsx";
import styles from "./Update.module.css";

/** An update: its time first, then what is new. */
export function Update({
  update,
  story,
  context,
  edit,
}: {
  readonly update: UpdateRecord;
  readonly story: Story;
  readonly context: StoryContext;
  readonly edit?: Edit | undefined;
}) {
  const { words, dateTime } = updateTime(update, story);
  const anchor = `update-${update.key}`;
  const path = itemPath("updates", update.key);
  return (
    <section className={styles.update} id={anchor} aria-labelledby={`title-${anchor}`}>
      <h2
        id={`title-${anchor}`}
        className={styles.title}
        {...edit?.("article", story.id)(`${path}.headline`)}
      >
        <span className={styles.time}>
          {dateTime === null ? <b>{sentence(words)}</b> : <time dateTime={dateTime}>{sentence(words)}</time>}{" "}
          — Update
          <span className="vh">: </span>
        </span>
        {typeset(update.headline)}
      </h2>
      <StoryBody
        blocks={update.body}
        story={story}
        context={context}
        dateline={null}
        within="section"
        path={`${path}.body`}
        edit={edit}
      />
      {update.author !== null && <p className="micro">By {update.author}</p>}
    </section>
  );
}
