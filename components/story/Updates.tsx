import { fromTheStartPath, type Story, storyPath, type UpdateOrder } from "../../lib/story.ts";
import { inOrder, unplacedUpdates } from "../../lib/storyStatements.ts";
import type { StoryContext } from "../../lib/thread.ts";
import type { Edit } from "../edit.ts";
import { Update } from "./Update.tsx";
import styles from "./Updates.module.css";

/**
 * The updates of a running or ended story but for those that stand in its text. An open page puts
 * new ones beside these: they are the section's own children.
 */
export function Updates({
  story,
  order,
  context,
  edit,
}: {
  readonly story: Story;
  readonly order: UpdateOrder;
  readonly context: StoryContext;
  readonly edit?: Edit | undefined;
}) {
  const updates = inOrder(unplacedUpdates(story), order);
  return (
    <section id="updates" className={styles.updates} data-order={order} aria-labelledby="title-updates">
      <div className={styles.head}>
        <h2 id="title-updates">Updates</h2>
        {updates.length > 0 && (
          <p className="screen-only">
            {order === "newest-first" ? (
              <a href={fromTheStartPath(story.slug)}>Read from the start</a>
            ) : (
              <a href={storyPath(story.slug)}>Newest first</a>
            )}
          </p>
        )}
      </div>
      {updates.length === 0 && (
        <p className={styles.none}>
          {story.updates.length === 0 ? "None so far." : "Those so far stand in the story."}
        </p>
      )}
      {updates.map((update) => (
        <Update
          key={update.key}
          update={update}
          within="section"
          story={story}
          context={context}
          edit={edit}
        />
      ))}
    </section>
  );
}
