import type { Story } from "../../lib/story.ts";
import {
  statementCounts,
  storyContext,
  storyStatements,
  unplacedUpdates,
} from "../../lib/storyStatements.ts";
import { typeset } from "../../lib/typography.ts";
import { classes } from "../classes.ts";
import type { Edit } from "../edit.ts";
import { Byline } from "./Byline.tsx";
import { Correction } from "./Correction.tsx";
import { HowWeKnow } from "./HowWeKnow.tsx";
import { Kicker } from "./Kicker.tsx";
import { OnTheRecord } from "./OnTheRecord.tsx";
import { RelatedCoverage } from "./RelatedCoverage.tsx";
import { SourcesList } from "./SourcesList.tsx";
import { StoryBody } from "./StoryBody.tsx";
import { StoryImage } from "./StoryImage.tsx";
import styles from "./StoryPage.module.css";
import { Topics } from "./Topics.tsx";
import { Update } from "./Update.tsx";

/** A story: its head, its text with every statement in it, and where all of it comes from. */
export function StoryPage({
  story,
  address,
  now,
  edit,
}: {
  readonly story: Story;
  /** Where readers find it, with the origin of the site: printed on paper. */
  readonly address: string;
  readonly now: Date;
  readonly edit?: Edit | undefined;
}) {
  const context = storyContext(story);
  const editStory = edit?.("article", story.id);
  return (
    <article>
      <header className={classes(styles.head, "wrap")}>
        <Kicker section={story.section} topics={story.topics} isRunning={story.coverage === "running"} />
        <h1 className="headline" {...editStory?.("headline")}>
          {typeset(story.headline)}
        </h1>
      </header>
      <div className={classes(styles.grid, "wrap")}>
        <p className={classes(styles.standfirst, "standfirst")} {...editStory?.("standfirst")}>
          {typeset(story.standfirst)}
        </p>
        <div className={styles.margin}>
          <Byline story={story} now={now} />
          <OnTheRecord statements={storyStatements(story)} />
        </div>
        <div className={styles.text}>
          {story.keyImage !== null && (
            <StoryImage image={story.keyImage} fetched="first" edit={editStory?.("keyImage")} />
          )}
          <StoryBody
            blocks={story.body}
            story={story}
            context={context}
            dateline={story.dateline}
            within="story"
            path="body"
            edit={edit}
          />
          {unplacedUpdates(story).map((update) => (
            <Update key={update.key} update={update} story={story} context={context} edit={edit} />
          ))}
          {story.corrections.map((correction) => (
            <Correction key={correction.key} correction={correction} zone={story.zone} />
          ))}
          <HowWeKnow story={story} context={context} edit={edit} />
          <SourcesList sources={story.sources} {...statementCounts(story)} />
          <Topics topics={story.topics} />
          <p className={classes(styles.printed, "micro", "print-only")}>
            Printed from {address}. Later corrections appear at that address.
          </p>
        </div>
        <RelatedCoverage related={story.related} zone={story.zone} />
      </div>
    </article>
  );
}
