import type { Metadata } from "next";
import { FrontPage } from "../../../../components/front/FrontPage.tsx";
import { SiteLayout } from "../../../../components/site/SiteLayout.tsx";
import { NEWSROOM_ZONE } from "../../../../lib/newsroom.ts";
import { readFrontPage } from "../../../../server/caching/readFrontPage.ts";

export const dynamic = "force-static";

/** The one edition is "today", which `/` is rewritten to: see next.config.js. */
export function generateStaticParams() {
  return [];
}

export const metadata: Metadata = {
  title: { absolute: "Verbatim: every quotation is a document" },
  alternates: { canonical: "/" },
};

export default async function Page() {
  const page = await readFrontPage();
  const now = new Date();
  return (
    <SiteLayout sections={[]} current={{ kind: "frontPage" }} edition={{ now, zone: NEWSROOM_ZONE }}>
      <FrontPage page={page} now={now} />
    </SiteLayout>
  );
}
