import { readerPageAt } from "../../../lib/readerPage.ts";
import { readSitemap } from "../../../server/caching/readSitemap.ts";
import { noSuchDocument, toolResponse } from "../../../server/toolResponse.ts";

export const dynamic = "force-static";

/** None at build time: the build reads no content, a sitemap is made when it is first asked for. */
export function generateStaticParams() {
  return [];
}

/** Those that stand at the root are rewritten to this route by the names they have there: see next.config.js. */
const AT_ROOT = ["sitemap.xml", "news-sitemap.xml"];

export async function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const { part } = await params;
  const asked = readerPageAt(AT_ROOT.includes(part) ? `/${part}` : `/sitemaps/${part}`);
  if (asked === null || asked === "nowhere") return noSuchDocument();
  if (asked.kind !== "sitemap" && asked.kind !== "monthSitemap") return noSuchDocument();
  return toolResponse("sitemap", await readSitemap(asked, new Date()));
}
