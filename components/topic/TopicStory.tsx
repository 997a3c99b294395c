import { counted } from "../../lib/numberWords.ts";
import { sentence } from "../../lib/sentences.ts";
import { storyPath } from "../../lib/story.ts";
import { clockInWords, zoneInWords } from "../../lib/time.ts";
import type { ListedStory } from "../../lib/topicPage.ts";
import { typeset } from "../../lib/typography.ts";
import type { Edit } from "../edit.ts";
import styles from "./TopicStory.module.css";

/** A story in the list of its topic. */
export function TopicStory({
  story: {
    card: { id, slug, headline, standfirst, publishedAt, zone },
    isRunning,
    statementCount,
  },
  edit,
}: {
  readonly story: ListedStory;
  readonly edit?: Edit | undefined;
}) {
  const editStory = edit?.("article", id);
  return (
    <li className={styles.story}>
      <h3 {...editStory?.("headline")}>
        {isRunning && (
          <>
            <span className={styles.live}>Live</span>{" "}
          </>
        )}
        <a href={storyPath(slug)} className="quiet">
          {typeset(headline)}
        </a>
      </h3>
      {standfirst !== "" && <p {...editStory?.("standfirst")}>{typeset(standfirst)}</p>}
      <p className="micro">
        <time dateTime={publishedAt}>
          {clockInWords(publishedAt, zone)} {zoneInWords(publishedAt, zone)}
        </time>
        {statementCount > 0 && `. ${sentence(counted(statementCount, "statement", "statements"))} on record.`}
      </p>
    </li>
  );
}
