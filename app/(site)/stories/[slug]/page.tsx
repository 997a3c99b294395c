import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { JsonLd } from "../../../../components/site/JsonLd.tsx";
import { SiteLayout } from "../../../../components/site/SiteLayout.tsx";
import { StoryPage } from "../../../../components/story/StoryPage.tsx";
import { storyPath } from "../../../../lib/story.ts";
import { storyGraph } from "../../../../lib/structuredData/pageData.ts";
import { readNavigation } from "../../../../server/caching/readNavigation.ts";
import { readStory } from "../../../../server/caching/readStory.ts";
import { publicSite } from "../../../../server/publicSite.ts";
import { storyMetadata } from "../../pageMetadata.ts";

export const dynamic = "force-static";

/** None at build time: the build reads no content, a page is made when it is first asked for. */
export function generateStaticParams() {
  return [];
}

interface Props {
  readonly params: Promise<{ slug: string }>;
}

async function storyOf({ params }: Props) {
  const { slug } = await params;
  return (await readStory(slug)) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return storyMetadata(await storyOf(props));
}

export default async function Page(props: Props) {
  const story = await storyOf(props);
  const navigation = await readNavigation();
  const site = publicSite(navigation);
  return (
    <SiteLayout
      navigation={navigation}
      current={{ kind: "story", sectionSlug: story.section.slug }}
      edition={null}
    >
      <StoryPage story={story} address={site.origin + storyPath(story.slug)} now={new Date()} />
      <JsonLd graph={storyGraph(story, site)} />
    </SiteLayout>
  );
}
