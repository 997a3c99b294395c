import type { NewsMediaOrganization, WebSite } from "schema-dts";
import { NEWSROOM_DESCRIPTION, NEWSROOM_LANGUAGE, NEWSROOM_NAME } from "../newsroom.ts";
import { sitePath } from "../routes.ts";
import { absoluteUrl, type Site } from "./site.ts";

/** House pages that are policies, by the properties of https://schema.org/NewsMediaOrganization. */
const POLICIES = {
  publishingPrinciples: "how-we-check",
  verificationFactCheckingPolicy: "how-we-check",
  correctionsPolicy: "corrections-policy",
  unnamedSourcesPolicy: "sources-policy",
} as const;

/** The newsroom as a publisher, with those of its policies that have a page. */
export function newsroomData(site: Site): NewsMediaOrganization {
  const policies = Object.entries(POLICIES).filter(([, slug]) => site.housePages.includes(slug));
  const staff = sitePath("staff");
  return {
    "@type": "NewsMediaOrganization",
    "@id": absoluteUrl("/#newsroom", site),
    name: NEWSROOM_NAME,
    description: NEWSROOM_DESCRIPTION,
    url: absoluteUrl("/", site),
    logo: absoluteUrl("/icon.svg", site),
    masthead: staff === null ? undefined : absoluteUrl(staff, site),
    ...Object.fromEntries(policies.map(([property, slug]) => [property, absoluteUrl(`/${slug}`, site)])),
  };
}

export function siteData(site: Site): WebSite {
  return {
    "@type": "WebSite",
    "@id": absoluteUrl("/#site", site),
    name: NEWSROOM_NAME,
    url: absoluteUrl("/", site),
    inLanguage: NEWSROOM_LANGUAGE,
    publisher: { "@id": absoluteUrl("/#newsroom", site) },
  };
}
