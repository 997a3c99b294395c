import { pagePath } from "../../lib/routes.ts";
import type { TopicLink } from "../../lib/story.ts";
import { PageLink } from "../PageLink.tsx";
import styles from "./Topics.module.css";

/** What the story is about. */
export function Topics({ topics }: { readonly topics: readonly TopicLink[] }) {
  if (topics.length === 0) return null;
  return (
    <dl className={styles.topics}>
      <dt>Topics</dt>
      <dd>
        <ul>
          {topics.map((topic) => (
            <li key={topic.id}>
              <PageLink href={pagePath("topic", topic.slug)}>{topic.title}</PageLink>
            </li>
          ))}
        </ul>
      </dd>
    </dl>
  );
}
