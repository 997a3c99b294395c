import type { SanityClient } from "@sanity/client";
import type { ReactNode } from "react";
import { CorrectionsPage } from "../../components/corrections/CorrectionsPage.tsx";
import type { Edit } from "../../components/edit.ts";
import { FrontPage } from "../../components/front/FrontPage.tsx";
import { HousePage } from "../../components/page/HousePage.tsx";
import type { CurrentPage } from "../../components/site/currentPage.ts";
import type { Edition } from "../../components/site/Masthead.tsx";
import { StaffPage } from "../../components/staff/StaffPage.tsx";
import { StoryPage } from "../../components/story/StoryPage.tsx";
import { TopicPage } from "../../components/topic/TopicPage.tsx";
import { NEWSROOM_ZONE } from "../../lib/newsroom.ts";
import { previewNotes } from "../../lib/previewNotes.ts";
import { type ReaderPage, readerPageAt } from "../../lib/readerPage.ts";
import { storyPath } from "../../lib/story.ts";
import { storyOrder } from "../../lib/storyStatements.ts";
import { readAddresses } from "../../sanity/configuration.ts";
import { loadCorrections } from "../../sanity/queries/corrections.ts";
import type { Warn } from "../../sanity/queries/damage.ts";
import { loadFrontPage } from "../../sanity/queries/frontPage.ts";
import { loadHousePage, loadStaffPage } from "../../sanity/queries/housePage.ts";
import { loadStoryPreview } from "../../sanity/queries/storyPreview.ts";
import { loadTopicPage } from "../../sanity/queries/topicPage.ts";

export interface PreviewedPage {
  readonly current: CurrentPage;
  readonly edition: Edition | null;
  readonly content: ReactNode;
  /** What an editor should know of it that it doesn't show itself. */
  readonly notes: readonly string[];
}

interface Preview {
  /** In the perspective of the preview. */
  readonly client: SanityClient;
  readonly warn: Warn;
  readonly edit: Edit;
  readonly now: Date;
}

/**
 * The page at a path as readers will have it; null if there is none. Lists show the stories that
 * readers find in them, with the changes that wait to be published.
 *
 * @throws {DamagedStoryError} for a story that lacks what no story can lack.
 */
export async function previewedPage(path: string, preview: Preview): Promise<PreviewedPage | null> {
  if (path === "/") return previewedFront(preview);
  const asked = readerPageAt(path);
  if (asked === null || asked === "nowhere") return null;
  const { client, warn, edit } = preview;
  const page = { edition: null, notes: [] } as const;
  switch (asked.kind) {
    case "story":
    case "storyFromTheStart":
      return previewedStory(asked, preview);
    case "topic": {
      const found = await loadTopicPage(client, asked, { warn });
      return found && { ...page, current: asked, content: <TopicPage page={found.page} edit={edit} /> };
    }
    case "house": {
      const found = await loadHousePage(client, asked.slug, { warn });
      return found && { ...page, current: asked, content: <HousePage page={found.page} edit={edit} /> };
    }
    case "staff": {
      const found = await loadStaffPage(client, { warn });
      return { ...page, current: asked, content: <StaffPage page={found.page} edit={edit} /> };
    }
    case "corrections": {
      const found = await loadCorrections(client, asked, { warn });
      return found && { ...page, current: asked, content: <CorrectionsPage page={found.page} /> };
    }
    case "feed":
    case "correctionsFeed":
    case "sitemap":
    case "monthSitemap":
      return null;
    default:
      return asked satisfies never;
  }
}

async function previewedFront({ client, warn, edit, now }: Preview): Promise<PreviewedPage> {
  const { page } = await loadFrontPage(client, now, { warn });
  return {
    current: { kind: "frontPage" },
    edition: { now, zone: NEWSROOM_ZONE },
    content: <FrontPage page={page} now={now} edit={edit} />,
    notes: [],
  };
}

async function previewedStory(
  { kind, slug }: Extract<ReaderPage, { kind: "story" | "storyFromTheStart" }>,
  { client, warn, edit, now }: Preview,
): Promise<PreviewedPage | null> {
  const found = await loadStoryPreview(client, slug, warn);
  if (found === null) return null;
  const { story, standing } = found;
  const order = kind === "story" ? storyOrder(story) : "oldest-first";
  const address = readAddresses(process.env).siteOrigin + storyPath(story.slug);
  return {
    current: { kind: "story", sectionSlug: story.section.slug },
    edition: null,
    content: (
      <StoryPage story={story} order={order} address={address} now={now} liveScript={null} edit={edit} />
    ),
    notes: previewNotes(story, standing),
  };
}
