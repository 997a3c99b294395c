import { robots } from "../../lib/sitemaps/robots.ts";
import { readAddresses } from "../../sanity/configuration.ts";
import { toolResponse } from "../../server/toolResponse.ts";

/** The build doesn't know where readers will find the site. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return toolResponse("robots", robots(readAddresses(process.env).siteOrigin));
}
