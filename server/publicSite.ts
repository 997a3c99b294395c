import type { Navigation } from "../lib/navigation.ts";
import type { Site } from "../lib/structuredData/site.ts";
import { readAddresses } from "../sanity/configuration.ts";

/** The site as it names itself to others: by the origin that it was started with, not built with. */
export function publicSite({ housePages }: Navigation): Site {
  return {
    origin: readAddresses(process.env).siteOrigin,
    housePages: housePages.map(({ slug }) => slug),
  };
}
