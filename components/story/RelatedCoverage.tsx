import { pagePath } from "../../lib/routes.ts";
import type { RelatedStory } from "../../lib/story.ts";
import { dateInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import { classes } from "../classes.ts";
import { PageLink } from "../PageLink.tsx";
import styles from "./RelatedCoverage.module.css";
import { Why } from "./Why.tsx";

/** Other stories, each with the reason why it stands here. Nothing where there are none or they could not be had. */
export function RelatedCoverage({
  related,
  zone,
}: {
  readonly related: readonly RelatedStory[] | null;
  /** IANA zone of the story's times. */
  readonly zone: string;
}) {
  if (related === null || related.length === 0) return null;
  return (
    <aside className={classes(styles.related, "screen-only")} aria-labelledby="related-coverage">
      <h2 id="related-coverage" className="section-title">
        Related coverage
      </h2>
      <ol>
        {related.map(({ id, slug, headline, publishedAt, reason }) => (
          <li key={id}>
            <Why reason={reason} />
            <h3>
              <PageLink href={pagePath("story", slug)} className="quiet">
                {typeset(headline)}
              </PageLink>
            </h3>
            <time dateTime={publishedAt}>{dateInWords(publishedAt, zone)}</time>
          </li>
        ))}
      </ol>
    </aside>
  );
}
