import { counted, numberInWords } from "../../lib/numberWords.ts";
import { sentence, withFullStop } from "../../lib/sentences.ts";
import type { StorySource } from "../../lib/story.ts";
import { supportInWords } from "../../lib/supportInWords.ts";
import { dateInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import { PageLink } from "../PageLink.tsx";
import styles from "./SourcesList.module.css";

/** Where the story's statements and facts come from, and what each source supports. */
export function SourcesList({
  sources,
  quoted,
  wordForWord,
}: {
  readonly sources: readonly StorySource[];
  /** Number of statements that the story quotes, and of those that were checked word for word. */
  readonly quoted: number;
  readonly wordForWord: number;
}) {
  if (sources.length === 0) return null;
  return (
    <section className={styles.sources} aria-labelledby="sources">
      <h2 id="sources" className="section-title">
        Sources for this story
      </h2>
      {quoted > 0 && (
        <p>
          {sentence(counted(quoted, "statement", "statements"))} quoted, {numberInWords(wordForWord)} checked
          word for word.
        </p>
      )}
      <ol>
        {sources.map((item) => (
          <li key={item.source.id}>
            <StorySourceEntry item={item} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function StorySourceEntry({ item }: { readonly item: StorySource }) {
  const { title, url, publisher, note, archivedUrl, unavailable } = item.source;
  const support = supportInWords(item);
  return (
    <div>
      <PageLink href={url}>{typeset(title)}</PageLink>
      <span className={styles.about}>
        {publisher !== null && `${withFullStop(typeset(publisher))} `}
        {note !== null && `${withFullStop(typeset(note))} `}
        {support !== null && `${support} `}
        {unavailable !== null && (
          <span className="none">
            Not available{unavailable.since !== null && ` since ${dateInWords(unavailable.since, "UTC")}`}:{" "}
            {withFullStop(typeset(unavailable.reason))}{" "}
          </span>
        )}
        {archivedUrl !== null && (
          <a href={archivedUrl}>
            Archived copy<span className="vh">: {typeset(title)}</span>
          </a>
        )}
      </span>
    </div>
  );
}
