import type { Metadata } from "next";
import { FrontPage } from "../../../../components/front/FrontPage.tsx";
import { JsonLd } from "../../../../components/site/JsonLd.tsx";
import { SiteLayout } from "../../../../components/site/SiteLayout.tsx";
import { NEWSROOM_DESCRIPTION, NEWSROOM_ZONE } from "../../../../lib/newsroom.ts";
import { frontPageGraph } from "../../../../lib/structuredData/pageData.ts";
import { readFrontPage } from "../../../../server/caching/readFrontPage.ts";
import { readNavigation } from "../../../../server/caching/readNavigation.ts";
import { publicSite } from "../../../../server/publicSite.ts";
import { pageMetadata } from "../../pageMetadata.ts";

export const dynamic = "force-static";

/** The one edition is "today", which `/` is rewritten to: see next.config.js. */
export function generateStaticParams() {
  return [];
}

const TITLE = "Verbatim: every quotation is a document";

export const metadata: Metadata = {
  ...pageMetadata({ title: TITLE, description: NEWSROOM_DESCRIPTION, path: "/" }),
  title: { absolute: TITLE },
};

export default async function Page() {
  const now = new Date();
  const page = await readFrontPage(now);
  const navigation = await readNavigation();
  return (
    <SiteLayout
      navigation={navigation}
      current={{ kind: "frontPage" }}
      edition={{ now, zone: NEWSROOM_ZONE }}
    >
      <FrontPage page={page} now={now} />
      <JsonLd graph={frontPageGraph(publicSite(navigation))} />
    </SiteLayout>
  );
}
