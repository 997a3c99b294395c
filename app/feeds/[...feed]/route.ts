import { atomFeed } from "../../../lib/feeds/atomFeed.ts";
import { jsonFeed } from "../../../lib/feeds/jsonFeed.ts";
import { rssFeed } from "../../../lib/feeds/rssFeed.ts";
import { readerPageAt } from "../../../lib/readerPage.ts";
import { readCorrectionsFeed } from "../../../server/caching/readCorrectionsFeed.ts";
import { readFeed } from "../../../server/caching/readFeed.ts";
import { noSuchDocument, toolResponse } from "../../../server/toolResponse.ts";

export const dynamic = "force-static";

/** None at build time: the build reads no content, a feed is made when it is first asked for. */
export function generateStaticParams() {
  return [];
}

const FORMATS = { rss: rssFeed, atom: atomFeed, json: jsonFeed } as const;

export async function GET(
  _: Request,
  { params }: { params: Promise<{ feed: string[] }> },
): Promise<Response> {
  const asked = readerPageAt(["/feeds", ...(await params).feed].join("/"));
  if (asked === null || asked === "nowhere") return noSuchDocument();
  if (asked.kind !== "feed" && asked.kind !== "correctionsFeed") return noSuchDocument();
  const feed =
    asked.kind === "feed" ? await readFeed(asked, new Date()) : await readCorrectionsFeed(asked, new Date());
  return feed === null ? noSuchDocument() : toolResponse(asked.format, FORMATS[asked.format](feed));
}
