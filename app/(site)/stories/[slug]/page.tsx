import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { storyOrder } from "../../../../lib/storyStatements.ts";
import { readStory } from "../../../../server/caching/readStory.ts";
import { storyMetadata } from "../../pageMetadata.ts";
import { StoryDocument } from "./StoryDocument.tsx";

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
  return (await readStory("story", slug)) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return storyMetadata(await storyOf(props));
}

export default async function Page(props: Props) {
  const story = await storyOf(props);
  return <StoryDocument story={story} order={storyOrder(story)} />;
}
