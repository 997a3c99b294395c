import type { Story, UpdateOrder } from "../../lib/story.ts";
import { unplacedUpdates } from "../../lib/storyStatements.ts";
import type { TextLevel } from "../../lib/textLevel.ts";
import type { StoryContext } from "../../lib/thread.ts";
import type { Edit } from "../edit.ts";
import { KeyUpdates } from "./KeyUpdates.tsx";
import { StoryBody } from "./StoryBody.tsx";
import { StoryImage } from "./StoryImage.tsx";
import styles from "./StoryText.module.css";
import { Update } from "./Update.tsx";
import { Updates } from "./Updates.tsx";

interface StoryTextProps {
  readonly story: Story;
  readonly order: UpdateOrder;
  readonly context: StoryContext;
  readonly edit?: Edit | undefined;
}

/**
 * What a story tells: its body and its updates. Whoever comes to a running story comes for what is
 * new, so the newest stands first, and the body, which was there before all updates, last.
 */
export function StoryText({ story, order, context, edit }: StoryTextProps) {
  const props = { story, order, context, edit };
  const unplaced = unplacedUpdates(story);
  if (story.coverage === "none") {
    return (
      <>
        <Body {...props} within="story" />
        {unplaced.map((update) => (
          <Update
            key={update.key}
            update={update}
            within="story"
            story={story}
            context={context}
            edit={edit}
          />
        ))}
      </>
    );
  }
  const hasUpdates = unplaced.length > 0 || story.coverage === "running";
  const isBodyLast = hasUpdates && order === "newest-first";
  return (
    <>
      <KeyUpdates story={story} order={order} />
      {isBodyLast && <Updates {...props} />}
      {isBodyLast ? (
        <section className={styles.body} aria-labelledby="title-body">
          <h2 id="title-body" className="section-title">
            The story
          </h2>
          <Body {...props} within="section" />
        </section>
      ) : (
        <Body {...props} within="story" />
      )}
      {hasUpdates && !isBodyLast && <Updates {...props} />}
    </>
  );
}

function Body({ story, context, within, edit }: StoryTextProps & { readonly within: TextLevel }) {
  return (
    <>
      {story.keyImage !== null && (
        <StoryImage
          image={story.keyImage}
          fetched={within === "story" ? "first" : "later"}
          edit={edit?.("article", story.id)("keyImage")}
        />
      )}
      <StoryBody
        blocks={story.body}
        story={story}
        context={context}
        dateline={story.dateline}
        within={within}
        path="body"
        edit={edit}
      />
    </>
  );
}
