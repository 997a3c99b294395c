import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HousePage } from "../../../components/page/HousePage.tsx";
import { JsonLd } from "../../../components/site/JsonLd.tsx";
import { SiteLayout } from "../../../components/site/SiteLayout.tsx";
import { StaffPage } from "../../../components/staff/StaffPage.tsx";
import { STAFF_INTRODUCTION } from "../../../lib/housePage.ts";
import { readerPageAt, readerPagePath } from "../../../lib/readerPage.ts";
import { housePageGraph } from "../../../lib/structuredData/pageData.ts";
import { readHousePage } from "../../../server/caching/readHousePage.ts";
import { readNavigation } from "../../../server/caching/readNavigation.ts";
import { readStaffPage } from "../../../server/caching/readStaffPage.ts";
import { publicSite } from "../../../server/publicSite.ts";
import { pageMetadata } from "../pageMetadata.ts";

export const dynamic = "force-static";

/** None at build time: the build reads no content, a page is made when it is first asked for. */
export function generateStaticParams() {
  return [];
}

interface Props {
  readonly params: Promise<{ slug: string }>;
}

/** A text of the house, or the staff, whose page would be made by the build if it had a route of its own. */
async function pageOf({ params }: Props) {
  const asked = readerPageAt(`/${(await params).slug}`);
  if (asked === null || asked === "nowhere") return notFound();
  const path = readerPagePath(asked);
  switch (asked.kind) {
    case "staff": {
      const page = await readStaffPage();
      const { title, description } = page.introduction ?? STAFF_INTRODUCTION;
      return { asked, described: { title, description, path }, content: <StaffPage page={page} /> };
    }
    case "house": {
      const page = (await readHousePage(asked.slug)) ?? notFound();
      const { title, description } = page;
      return { asked, described: { title, description, path }, content: <HousePage page={page} /> };
    }
    default:
      return notFound();
  }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return pageMetadata((await pageOf(props)).described);
}

export default async function Page(props: Props) {
  const { asked, described, content } = await pageOf(props);
  const navigation = await readNavigation();
  return (
    <SiteLayout navigation={navigation} current={asked} edition={null}>
      {content}
      <JsonLd graph={housePageGraph(described, publicSite(navigation))} />
    </SiteLayout>
  );
}
