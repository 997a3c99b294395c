import type { Story } from "../../lib/story.ts";
import type { StoryContext } from "../../lib/thread.ts";
import type { Edit } from "../edit.ts";
import styles from "./HowWeKnow.module.css";
import { StoryBody } from "./StoryBody.tsx";

/** The newsroom's own account of how the story came about; nothing where it gives none. */
export function HowWeKnow({
  story,
  context,
  edit,
}: {
  readonly story: Story;
  readonly context: StoryContext;
  readonly edit?: Edit | undefined;
}) {
  if (story.howWeKnow.length === 0) return null;
  return (
    <section className={styles.account} aria-labelledby="how-we-know">
      <h2 id="how-we-know" className="section-title">
        How we know
      </h2>
      <StoryBody
        blocks={story.howWeKnow}
        story={story}
        context={context}
        dateline={null}
        within="section"
        path="howWeKnow"
        edit={edit}
      />
    </section>
  );
}
