import { sentence } from "../../lib/sentences.ts";
import { type Story, storyPath, type Update as UpdateRecord, updateAnchor } from "../../lib/story.ts";
import { HEADINGS, INSIDE, type TextLevel } from "../../lib/textLevel.ts";
import type { StoryContext } from "../../lib/thread.ts";
import { typeset } from "../../lib/typography.ts";
import { updateTime } from "../../lib/updateTime.ts";
import { type Edit, itemPath } from "../edit.ts";
import { Permalink } from "../Permalink.tsx";
import { StoryBody } from "./StoryBody.tsx";
import styles from "./Update.module.css";

/** An update: its time first, then what is new, and an address of its own. */
export function Update({
  update,
  within,
  story,
  context,
  edit,
}: {
  readonly update: UpdateRecord;
  readonly within: TextLevel;
  readonly story: Story;
  readonly context: StoryContext;
  readonly edit?: Edit | undefined;
}) {
  const { words, dateTime } = updateTime(update, story);
  const anchor = updateAnchor(update.key);
  const path = itemPath("updates", update.key);
  const Title = HEADINGS[within][2];
  return (
    <section className={styles.update} id={anchor} aria-labelledby={`title-${anchor}`}>
      <Title
        id={`title-${anchor}`}
        className={styles.title}
        {...edit?.("article", story.id)(`${path}.headline`)}
      >
        <span className={styles.time}>
          {dateTime === null ? <b>{sentence(words)}</b> : <time dateTime={dateTime}>{sentence(words)}</time>}{" "}
          — {update.isKey ? "Key update" : "Update"}
          <span className="vh">: </span>
        </span>
        {typeset(update.headline)}
      </Title>
      <Permalink
        href={`${storyPath(story.slug)}#${anchor}`}
        of={`the update “${typeset(update.headline)}”`}
      />
      <StoryBody
        blocks={update.body}
        story={story}
        context={context}
        dateline={null}
        within={INSIDE[within]}
        path={`${path}.body`}
        edit={edit}
      />
      {update.author !== null && <p className="micro">By {update.author}</p>}
    </section>
  );
}
