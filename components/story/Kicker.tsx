import { pagePath } from "../../lib/routes.ts";
import type { TopicLink } from "../../lib/story.ts";
import { PageLink } from "../PageLink.tsx";
import styles from "./Kicker.module.css";

/** Where a story belongs: its section, then its first topic. Says Live while the story is running. */
export function Kicker({
  section,
  topics,
  isRunning,
}: {
  readonly section: TopicLink;
  readonly topics: readonly TopicLink[];
  readonly isRunning: boolean;
}) {
  const topic = topics.find(({ id }) => id !== section.id);
  return (
    <p className="kicker">
      {isRunning && <b className={styles.live}>Live</b>}
      <b>
        <PageLink href={pagePath("section", section.slug)}>{section.title}</PageLink>
      </b>
      {topic !== undefined && (
        <span>
          <PageLink href={pagePath("topic", topic.slug)}>{topic.title}</PageLink>
        </span>
      )}
    </p>
  );
}
