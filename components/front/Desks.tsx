import type { FrontPage } from "../../lib/frontPage.ts";
import { storyPath } from "../../lib/story.ts";
import { listTimeInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import styles from "./Desks.module.css";

/** The foot of the front page: what else each section has, and what was corrected. */
export function Desks({
  desks,
  corrections,
  now,
}: Pick<FrontPage, "desks" | "corrections"> & { readonly now: Date }) {
  if (desks.length + corrections.length === 0) return null;
  return (
    <div className={styles.desks}>
      {desks.map(({ section, stories }) => (
        <section key={section.id} aria-labelledby={`desk-${section.slug}`}>
          <h2 id={`desk-${section.slug}`} className="section-title">
            {section.title}
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
      {corrections.length > 0 && (
        <section aria-labelledby="latest-corrections">
          <h2 id="latest-corrections" className="section-title">
            Latest corrections
          </h2>
          <ul>
            {corrections.map(({ key, at, zone, note, storySlug }) => (
              <li key={`${storySlug} ${key}`}>
                <p className="why">
                  <time dateTime={at}>{listTimeInWords(at, zone, now)}</time>
                </p>
                <h3>
                  <a href={`${storyPath(storySlug)}#correction-${key}`} className="quiet">
                    {typeset(note)}
                  </a>
                </h3>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
