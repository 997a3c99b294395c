import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import type { HousePage, StaffMember, StaffPage, TextBlock } from "../../lib/housePage.ts";
import { STAFF_SLUG } from "../../lib/routes.ts";
import type { Block } from "../../lib/story.ts";
import {
  documentPlace,
  logDamage,
  type Place,
  readEach,
  readEachLater,
  readLater,
  readOptional,
  readPart,
  type Warn,
  within,
} from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { IMAGE, imageSchema, readImage } from "./image.ts";
import { NOTE_BODY, noteBlockSchema, readNoteBody } from "./portableText.ts";
import { instant, readText, text } from "./values.ts";

const PAGE = `_id, title, "slug": slug.current, description, body[]{${NOTE_BODY}}, _updatedAt`;

export const HOUSE_PAGE_QUERY = defineQuery(`*[_type == "page" && slug.current == $slug][0]{${PAGE}}`);

export const STAFF_QUERY = defineQuery(`{
  "introduction": *[_type == "page" && slug.current == "${STAFF_SLUG}"][0]{${PAGE}},
  "staff": *[_type == "person" && staff == true] | order(name asc){
    _id, name, "slug": slug.current, description, bio, portrait{${IMAGE}}
  }
}`);

export const housePageSchema = z.object({
  _id: z.string(),
  title: text,
  slug: text,
  description: readLater(z.string()),
  body: readEachLater(noteBlockSchema),
  _updatedAt: instant,
});

const memberSchema = z.object({
  _id: z.string(),
  name: text,
  slug: text,
  description: readLater(z.string()),
  bio: readLater(z.string()),
  portrait: readLater(imageSchema),
});

export const staffSchema = z.object({
  introduction: readLater(housePageSchema),
  staff: readEachLater(memberSchema),
});

export interface LoadedHousePage {
  readonly page: HousePage;
  /** Every document that the page shows. */
  readonly ids: readonly string[];
}

/** The page that the house has at a slug, null if there is none. */
export async function loadHousePage(
  client: Pick<SanityClient, "fetch">,
  slug: string,
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<LoadedHousePage | null> {
  const raw = await client.fetch<unknown>(HOUSE_PAGE_QUERY, { slug });
  const page = readHousePage(raw, { documentId: "house page", path: slug, warn });
  return page && { page, ids: documentIds(raw) };
}

export interface LoadedStaffPage {
  readonly page: StaffPage;
  readonly ids: readonly string[];
}

/** Everybody who works here; a person whose entry is damaged is left out and told to `warn`. */
export async function loadStaffPage(
  client: Pick<SanityClient, "fetch">,
  { warn = logDamage }: { readonly warn?: Warn } = {},
): Promise<LoadedStaffPage> {
  const raw = staffSchema.parse(await client.fetch<unknown>(STAFF_QUERY));
  const place: Place = { documentId: "staff", path: "", warn };
  return {
    page: {
      introduction: readHousePage(raw.introduction, within(place, "introduction")),
      staff: readEach(raw.staff, within(place, "staff"), readMember),
    },
    ids: documentIds(raw),
  };
}

function readHousePage(raw: unknown, from: Place): HousePage | null {
  const place = documentPlace(raw, from);
  const page = readOptional(housePageSchema, raw, place);
  if (page === null) return null;
  const reading = { numbers: new Map(), sourcesInText: new Map(), placeUpdate: () => null };
  return {
    id: page._id,
    slug: page.slug,
    title: page.title,
    description: readText(page.description, within(place, "description")) ?? "",
    body: readNoteBody(page.body, within(place, "body"), reading).filter(isTextBlock),
    changedAt: page._updatedAt,
  };
}

function isTextBlock(block: Block): block is TextBlock {
  return block.type === "paragraph" || block.type === "heading" || block.type === "list";
}

function readMember(raw: unknown, from: Place): StaffMember | null {
  const place = documentPlace(raw, from);
  const member = readPart(memberSchema, raw, place);
  if (member === null) return null;
  return {
    id: member._id,
    slug: member.slug,
    name: member.name,
    description: readText(member.description, within(place, "description")),
    bio: readText(member.bio, within(place, "bio")),
    portrait: member.portrait == null ? null : readImage(member.portrait, within(place, "portrait")),
  };
}
