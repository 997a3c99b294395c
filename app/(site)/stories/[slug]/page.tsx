import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SiteLayout } from "../../../../components/site/SiteLayout.tsx";
import { StoryPage } from "../../../../components/story/StoryPage.tsx";
import { storyPath } from "../../../../lib/story.ts";
import { readStory } from "../../../../server/caching/readStory.ts";

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
  const { headline, standfirst, slug } = await storyOf(props);
  return { title: headline, description: standfirst, alternates: { canonical: storyPath(slug) } };
}

export default async function Page(props: Props) {
  const story = await storyOf(props);
  return (
    <SiteLayout sections={[]} current={{ kind: "story", sectionSlug: story.section.slug }} edition={null}>
      <StoryPage story={story} now={new Date()} />
    </SiteLayout>
  );
}
