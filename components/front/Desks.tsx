import { correctedPath } from "../../lib/corrections.ts";
import { correctionWords } from "../../lib/correctionWords.ts";
import type { FrontPage } from "../../lib/frontPage.ts";
import { NEWSROOM_ZONE } from "../../lib/newsroom.ts";
import { pagePath, sitePath } from "../../lib/routes.ts";
import { storyPath } from "../../lib/story.ts";
import { listTimeInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import { PageLink } from "../PageLink.tsx";
import styles from "./Desks.module.css";

/** The foot of the front page: what else each section has, and what was corrected. */
export function Desks({
  desks,
  corrections,
  now,
}: Pick<FrontPage, "desks" | "corrections"> & { readonly now: Date }) {
  if (desks.length + corrections.listed.length === 0) return null;
  return (
    <div className={styles.desks}>
      {desks.map(({ section, stories }) => (
        <section key={section.id} aria-labelledby={`desk-${section.slug}`}>
          <h2 id={`desk-${section.slug}`} className="section-title">
            <PageLink href={pagePath("section", section.slug)} className="quiet">
              {section.title}
            </PageLink>
          </h2>
          <ul>
            {stories.map((story) => (
              <li key={story.id}>
                <p className="why">
                  <time dateTime={story.publishedAt}>
                    {listTimeInWords(story.publishedAt, story.zone, now)}
                  </time>
                </p>
                <h3>
                  <a href={storyPath(story.slug)} className="quiet">
                    {typeset(story.headline)}
                  </a>
                </h3>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {corrections.listed.length > 0 && (
        <section aria-labelledby="latest-corrections">
          <h2 id="latest-corrections" className="section-title">
            {corrections.areOfLastDay ? "Corrected in the last 24 hours" : "Latest corrections"}
          </h2>
          <ul>
            {corrections.listed.map((listed) => (
              <li key={correctedPath(listed) + listed.correction.key}>
                <p className="why">
                  <b>{correctionWords(listed.correction.kind).name}</b>{" "}
                  <time dateTime={listed.correction.at}>
                    {listTimeInWords(listed.correction.at, NEWSROOM_ZONE, now)}
                  </time>
                </p>
                <h3 className={styles.note}>
                  <a href={correctedPath(listed)} className="quiet">
                    {typeset(listed.correction.note)}
                  </a>
                </h3>
              </li>
            ))}
          </ul>
          <p className={styles.more}>
            <PageLink href={sitePath("corrections")}>All corrections</PageLink>
          </p>
        </section>
      )}
    </div>
  );
}
