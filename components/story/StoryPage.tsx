import type { Story, UpdateOrder } from "../../lib/story.ts";
import { statementCounts, storyContext, storyStatements } from "../../lib/storyStatements.ts";
import { typeset } from "../../lib/typography.ts";
import { classes } from "../classes.ts";
import type { Edit } from "../edit.ts";
import { LiveUpdates } from "../live/LiveUpdates.tsx";
import { Byline } from "./Byline.tsx";
import { Correction } from "./Correction.tsx";
import { HowWeKnow } from "./HowWeKnow.tsx";
import { Kicker } from "./Kicker.tsx";
import { OnTheRecord } from "./OnTheRecord.tsx";
import { RelatedCoverage } from "./RelatedCoverage.tsx";
import { RunningState } from "./RunningState.tsx";
import { SourcesList } from "./SourcesList.tsx";
import styles from "./StoryPage.module.css";
import { StoryText } from "./StoryText.tsx";
import { Topics } from "./Topics.tsx";

/** A story: its head, its text with every statement in it, and where all of it comes from. */
export function StoryPage({
  story,
  order,
  address,
  now,
  liveScript,
  edit,
}: {
  readonly story: Story;
  readonly order: UpdateOrder;
  /** Where readers find it, with the origin of the site: printed on paper. */
  readonly address: string;
  readonly now: Date;
  /** The script that keeps the open page of a running story up to date; null for a page that stays as it is. */
  readonly liveScript: string | null;
  readonly edit?: Edit | undefined;
}) {
  const context = storyContext(story, order);
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
          {story.coverage === "running" && (
            <LiveUpdates story={story} order={order} script={liveScript}>
              <RunningState story={story} />
            </LiveUpdates>
          )}
          <Byline story={story} now={now} />
          <OnTheRecord statements={storyStatements(story)} />
        </div>
        <div className={styles.text}>
          <StoryText story={story} order={order} context={context} edit={edit} />
          <div id="corrections">
            {story.corrections.map((correction) => (
              <Correction key={correction.key} correction={correction} zone={story.zone} />
            ))}
          </div>
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
