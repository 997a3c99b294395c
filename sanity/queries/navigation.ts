import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { HousePageLink, Navigation } from "../../lib/navigation.ts";
import { STAFF_SLUG } from "../../lib/routes.ts";
import {
  documentPlace,
  logDamage,
  type Place,
  readEach,
  readEachLater,
  readPart,
  type Warn,
  within,
} from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { TOPIC_LINK, topicLink, topicLinkSchema } from "./topic.ts";
import { text } from "./values.ts";

/** The text that opens the staff's page is no page of its own. */
export const NAVIGATION_QUERY = defineQuery(`{
  "sections": *[_type == "topic" && isSection == true] | order(title asc){${TOPIC_LINK}},
  "housePages": *[_type == "page" && slug.current != "${STAFF_SLUG}"] | order(title asc){_id, title, "slug": slug.current}
}`);

const housePageSchema = z.object({ _id: z.string(), title: text, slug: text });

export const navigationSchema = z.object({
  sections: readEachLater(topicLinkSchema),
  housePages: readEachLater(housePageSchema),
});

export interface LoadedNavigation {
  /** Both lists by title. */
  readonly navigation: Navigation;
  /** Every document that it shows. */
  readonly ids: readonly string[];
}

/** What every page links to, as it stands now. */
export async function loadNavigation(
  client: Pick<SanityClient, "fetch">,
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<LoadedNavigation> {
  const raw = navigationSchema.parse(await client.fetch<unknown>(NAVIGATION_QUERY));
  const place: Place = { documentId: "navigation", path: "", warn };
  return {
    navigation: {
      sections: readEach(raw.sections, within(place, "sections"), readSection),
      housePages: readEach(raw.housePages, within(place, "housePages"), readHousePageLink),
    },
    ids: documentIds(raw),
  };
}

function readSection(raw: unknown, place: Place): Navigation["sections"][number] | null {
  const section = readPart(topicLinkSchema, raw, documentPlace(raw, place));
  return section && topicLink(section);
}

function readHousePageLink(raw: unknown, place: Place): HousePageLink | null {
  const page = readPart(housePageSchema, raw, documentPlace(raw, place));
  return page && { title: page.title, slug: page.slug };
}
