import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JsonLd } from "../../../../../components/site/JsonLd.tsx";
import { SiteLayout } from "../../../../../components/site/SiteLayout.tsx";
import { TopicPage } from "../../../../../components/topic/TopicPage.tsx";
import { archiveTitle } from "../../../../../lib/archiveWords.ts";
import { readerPageAt, readerPagePath } from "../../../../../lib/readerPage.ts";
import { storyPath } from "../../../../../lib/story.ts";
import { collectionGraph } from "../../../../../lib/structuredData/pageData.ts";
import { feedPath } from "../../../../../lib/toolAddress.ts";
import { readNavigation } from "../../../../../server/caching/readNavigation.ts";
import { readTopicPage } from "../../../../../server/caching/readTopicPage.ts";
import { publicSite } from "../../../../../server/publicSite.ts";
import { pageMetadata } from "../../../pageMetadata.ts";

export const dynamic = "force-static";

/** None at build time: the build reads no content, a page is made when it is first asked for. */
export function generateStaticParams() {
  return [];
}

interface Props {
  readonly params: Promise<{ slug: string; archive?: string[] }>;
}

async function topicOf({ params }: Props) {
  const { slug, archive = [] } = await params;
  const asked = readerPageAt(["/topics", slug, ...archive].join("/"));
  if (asked === null || asked === "nowhere" || asked.kind !== "topic") return notFound();
  const page = (await readTopicPage(asked.slug, asked.archive)) ?? notFound();
  const { title, description } = page.topic;
  const described = {
    title: archiveTitle(title, page.archive),
    description: description ?? `Stories on ${title}, the newest first.`,
    path: readerPagePath(asked),
  };
  return { asked, page, described };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { page, described } = await topicOf(props);
  const { title, slug } = page.topic;
  return pageMetadata(described, { title, path: (format) => feedPath(slug, format) });
}

export default async function Page(props: Props) {
  const { asked, page, described } = await topicOf(props);
  const navigation = await readNavigation();
  const entries = page.stories.map(({ card: { headline, slug } }) => ({ headline, path: storyPath(slug) }));
  return (
    <SiteLayout navigation={navigation} current={asked} edition={null}>
      <TopicPage page={page} />
      <JsonLd graph={collectionGraph(described, entries, publicSite(navigation))} />
    </SiteLayout>
  );
}
