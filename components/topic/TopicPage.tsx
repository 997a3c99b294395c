import { archivePages } from "../../lib/archive.ts";
import { chronology } from "../../lib/chronology.ts";
import { counted } from "../../lib/numberWords.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import { pagePath } from "../../lib/routes.ts";
import { sentence } from "../../lib/sentences.ts";
import type { Topic, TopicPage as TopicPageContent } from "../../lib/topicPage.ts";
import { ArchiveLinks } from "../chronology/ArchiveLinks.tsx";
import { Chronology } from "../chronology/Chronology.tsx";
import type { Edit } from "../edit.ts";
import { PageLink } from "../PageLink.tsx";
import { PageHead } from "../page/PageHead.tsx";
import styles from "./TopicPage.module.css";
import { TopicStory } from "./TopicStory.tsx";

/** The front of a section or a topic, or a page of its archive: its stories, the newest first. */
export function TopicPage({
  page,
  edit,
}: {
  readonly page: TopicPageContent;
  readonly edit?: Edit | undefined;
}) {
  const { topic, stories, storyCount, archive } = page;
  const years = chronology(stories, ({ card }) => ({ instant: card.publishedAt, zone: card.zone }));
  return (
    <div className="wrap">
      <PageHead
        title={topic.title}
        description={topic.description}
        kicker={<Place topic={topic} />}
        edit={edit?.("topic", topic.id)}
      >
        <Narrower topics={topic.narrower} />
        <p className="meta">
          {storyCount === 0
            ? "No story has been published here yet. The first one will stand here."
            : `${sentence(counted(storyCount, "story", "stories"))}.`}
        </p>
      </PageHead>
      <Chronology years={years}>
        {(story) => <TopicStory key={story.card.id} story={story} edit={edit} />}
      </Chronology>
      <ArchiveLinks
        entries="stories"
        archive={archive}
        pages={archivePages(storyCount)}
        pathOf={(number) => readerPagePath({ kind: "topic", slug: topic.slug, archive: number })}
      />
    </div>
  );
}

function Place({ topic: { isSection, wider } }: { readonly topic: Topic }) {
  return (
    <>
      <b>{isSection ? "Section" : "Topic"}</b>
      {wider !== null && (
        <span>
          Part of <PageLink href={pagePath("topic", wider.slug)}>{wider.title}</PageLink>
        </span>
      )}
    </>
  );
}

function Narrower({ topics }: { readonly topics: Topic["narrower"] }) {
  if (topics.length === 0) return null;
  return (
    <nav className={styles.narrower} aria-label="Topics within">
      <ul>
        {topics.map(({ id, slug, title }) => (
          <li key={id}>
            <PageLink href={pagePath("topic", slug)}>{title}</PageLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
