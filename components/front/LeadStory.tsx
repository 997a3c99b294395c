import type { FrontPage } from "../../lib/frontPage.ts";
import { pagePath } from "../../lib/routes.ts";
import { storyPath } from "../../lib/story.ts";
import { dateInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import { classes } from "../classes.ts";
import type { Edit } from "../edit.ts";
import { PageLink } from "../PageLink.tsx";
import { Why } from "../story/Why.tsx";
import { LeadExchange } from "./LeadExchange.tsx";
import styles from "./LeadStory.module.css";

/** The lead: its headline, the exchange that is its art, and the stories tied to it. */
export function LeadStory({
  lead,
  edit,
}: {
  readonly lead: NonNullable<FrontPage["lead"]>;
  readonly edit?: Edit | undefined;
}) {
  const { story, exchange, statementCount, beside } = lead;
  const editStory = edit?.("article", story.id);
  const topic = story.topics[0] ?? story.section;
  return (
    <div>
      <article>
        <p className="kicker">
          <b>
            <PageLink href={pagePath("topic", topic.slug)}>{topic.title}</PageLink>
          </b>
          <span>
            <time dateTime={story.publishedAt}>{dateInWords(story.publishedAt, story.zone)}</time>
          </span>
        </p>
        <h2 className={classes(styles.headline, "headline")} {...editStory?.("headline")}>
          <a href={storyPath(story.slug)} className="quiet">
            {typeset(story.headline)}
          </a>
        </h2>
        <p className={classes(styles.standfirst, "standfirst")} {...editStory?.("standfirst")}>
          {typeset(story.standfirst)}
        </p>
        <LeadExchange
          exchange={exchange}
          statementCount={statementCount}
          storySlug={story.slug}
          edit={edit}
        />
      </article>
      {beside.length > 0 && (
        <div className={styles.beside}>
          {beside.map(({ story: other, reason }) => (
            <article key={other.id}>
              <Why reason={reason} />
              <h3 {...edit?.("article", other.id)("headline")}>
                <a href={storyPath(other.slug)} className="quiet">
                  {typeset(other.headline)}
                </a>
              </h3>
              <p>{typeset(other.standfirst)}</p>
            </article>
          ))}
        </div>
      )}
    </div>
  );
}
