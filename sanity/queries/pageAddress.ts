import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import { archivePages } from "../../lib/archive.ts";
import { type CorrectionsAddress, type ReaderPage, readerPagePath } from "../../lib/readerPage.ts";
import { isMonthIn } from "../../lib/sitemaps/sitemap.ts";
import { loadCorrectionEntries } from "./corrections.ts";
import { loadStoryMonths } from "./sitemap.ts";
import { loadStoryAddress } from "./storyAddress.ts";
import { FILED_STORIES, TOPIC } from "./topic.ts";

/** What stands at a page's address: the page, a sign to its new address, something that was taken down, or nothing. */
export type PageAddress =
  | { readonly kind: "published" }
  | { readonly kind: "moved"; readonly path: string }
  | { readonly kind: "unpublished" }
  | { readonly kind: "missing" };

export const TOPIC_EXISTS_QUERY = defineQuery(`defined(${TOPIC}._id)`);

export const TOPIC_LENGTH_QUERY = defineQuery(`count(${FILED_STORIES})`);

export const HOUSE_PAGE_EXISTS_QUERY = defineQuery(`count(*[_type == "page" && slug.current == $slug]) > 0`);

/** Finds out what readers should get at an address, without reading the page. */
export async function loadPageAddress(
  client: Pick<SanityClient, "fetch">,
  page: ReaderPage,
): Promise<PageAddress> {
  switch (page.kind) {
    case "story":
    case "storyFromTheStart":
      return storyAddress(client, page);
    case "topic":
      return published(await topicHas(client, page.slug, page.archive));
    case "corrections":
      return published(await correctionsHave(client, page));
    case "house":
      return published(await asks(client, HOUSE_PAGE_EXISTS_QUERY, page.slug));
    case "staff":
      return published(true);
    case "feed":
      return published(page.topic === null || (await topicHas(client, page.topic, null)));
    case "correctionsFeed":
    case "sitemap":
      return published(true);
    case "monthSitemap":
      return published(isMonthIn(page.month, await loadStoryMonths(client)));
    default:
      return page satisfies never;
  }
}

/** A story that never ran has one address alone. */
async function storyAddress(
  client: Pick<SanityClient, "fetch">,
  { kind, slug }: Extract<ReaderPage, { kind: "story" | "storyFromTheStart" }>,
): Promise<PageAddress> {
  const address = await loadStoryAddress(client, slug);
  if (address.kind === "unpublished" || address.kind === "missing") return address;
  const page = { kind: address.hasRun ? kind : "story", slug: address.slug } as const;
  return page.kind === kind && page.slug === slug
    ? { kind: "published" }
    : { kind: "moved", path: readerPagePath(page) };
}

async function topicHas(
  client: Pick<SanityClient, "fetch">,
  slug: string,
  archive: number | null,
): Promise<boolean> {
  if (archive === null) return asks(client, TOPIC_EXISTS_QUERY, slug);
  const stories = z.number().parse(await client.fetch<unknown>(TOPIC_LENGTH_QUERY, { slug }));
  return archive <= archivePages(stories);
}

async function correctionsHave(
  client: Pick<SanityClient, "fetch">,
  { of, archive }: CorrectionsAddress,
): Promise<boolean> {
  if (archive === null) return true;
  const entries = await loadCorrectionEntries(client);
  return archive <= archivePages(entries.filter(({ kind }) => of === null || kind === of).length);
}

async function asks(client: Pick<SanityClient, "fetch">, query: string, slug: string): Promise<boolean> {
  return z.boolean().parse(await client.fetch<unknown>(query, { slug }));
}

function published(isThere: boolean): PageAddress {
  return { kind: isThere ? "published" : "missing" };
}
