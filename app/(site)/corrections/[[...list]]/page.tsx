import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { CorrectionsPage } from "../../../../components/corrections/CorrectionsPage.tsx";
import { JsonLd } from "../../../../components/site/JsonLd.tsx";
import { SiteLayout } from "../../../../components/site/SiteLayout.tsx";
import { archiveTitle } from "../../../../lib/archiveWords.ts";
import { correctedPath } from "../../../../lib/corrections.ts";
import { correctionsDescription, correctionsTitle } from "../../../../lib/correctionWords.ts";
import { type CorrectionsAddress, readerPageAt, readerPagePath } from "../../../../lib/readerPage.ts";
import { collectionGraph, type DescribedPage } from "../../../../lib/structuredData/pageData.ts";
import { correctionsFeedPath } from "../../../../lib/toolAddress.ts";
import { readCorrections } from "../../../../server/caching/readCorrections.ts";
import { readNavigation } from "../../../../server/caching/readNavigation.ts";
import { publicSite } from "../../../../server/publicSite.ts";
import { pageMetadata } from "../../pageMetadata.ts";

export const dynamic = "force-static";

/** None at build time, not even the page of all: the build reads no content. */
export function generateStaticParams() {
  return [];
}

interface Props {
  readonly params: Promise<{ list?: string[] }>;
}

async function askedOf({ params }: Props) {
  const { list = [] } = await params;
  const asked = readerPageAt(["/corrections", ...list].join("/"));
  return asked !== null && asked !== "nowhere" && asked.kind === "corrections" ? asked : notFound();
}

function describe(asked: CorrectionsAddress): DescribedPage {
  return {
    title: archiveTitle(correctionsTitle(asked.of), asked.archive),
    description: correctionsDescription(asked.of),
    path: readerPagePath(asked),
  };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return pageMetadata(describe(await askedOf(props)), {
    title: correctionsTitle(null),
    path: correctionsFeedPath,
  });
}

export default async function Page(props: Props) {
  const asked = await askedOf(props);
  const page = (await readCorrections(asked.of, asked.archive)) ?? notFound();
  const navigation = await readNavigation();
  const entries = page.corrections.map((listed) => ({
    headline: listed.correction.note,
    path: correctedPath(listed),
  }));
  return (
    <SiteLayout navigation={navigation} current={asked} edition={null}>
      <CorrectionsPage page={page} />
      <JsonLd graph={collectionGraph(describe(asked), entries, publicSite(navigation))} />
    </SiteLayout>
  );
}
