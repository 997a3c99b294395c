import { html } from "hono/html";
import { correctedPath, type FiledCorrection, type ListedCorrection } from "../corrections.ts";
import { correctionsDescription, correctionsTitle, correctionWords } from "../correctionWords.ts";
import { NEWSROOM_NAME } from "../newsroom.ts";
import { readerPagePath } from "../readerPage.ts";
import { sentence } from "../sentences.ts";
import { speakerInSentence } from "../speakerName.ts";
import { correctionsFeedPath } from "../toolAddress.ts";
import { typeset } from "../typography.ts";
import { entryId } from "./entryId.ts";
import type { FeedEntry, NewsFeed } from "./newsFeed.ts";

const MOST_ENTRIES = 20;

/**
 * The newest corrections as a feed, each of them an entry.
 *
 * @param corrections newest first.
 * @param siteOrigin where readers find the site: `https://news.example`.
 * @param now dates a feed that has no corrections yet.
 */
export async function correctionsFeed(
  corrections: readonly FiledCorrection[],
  siteOrigin: string,
  now: Date,
): Promise<NewsFeed> {
  const absolute = (path: string) => new URL(path, siteOrigin).href;
  const entries = await Promise.all(
    corrections.slice(0, MOST_ENTRIES).map((correction) => correctionEntry(correction, siteOrigin)),
  );
  return {
    title: `${correctionsTitle(null)} — ${NEWSROOM_NAME}`,
    description: correctionsDescription(null),
    pageUrl: absolute(readerPagePath({ kind: "corrections", of: null, archive: null })),
    feedUrls: {
      rss: absolute(correctionsFeedPath("rss")),
      atom: absolute(correctionsFeedPath("atom")),
      json: absolute(correctionsFeedPath("json")),
    },
    updatedAt: entries[0]?.updatedAt ?? now.toISOString(),
    entries,
  };
}

async function correctionEntry(
  { documentId, listed }: FiledCorrection,
  siteOrigin: string,
): Promise<FeedEntry> {
  const { key, at, kind, note } = listed.correction;
  const words = correctionWords(kind);
  const url = new URL(correctedPath(listed), siteOrigin).href;
  const listOfKind = readerPagePath({ kind: "corrections", of: kind, archive: null });
  return {
    id: `${entryId(documentId, siteOrigin)}/correction-${key}`,
    url,
    title: `${words.name}: ${listed.of.story.headline}`,
    summary: note,
    html: await correctionHtml(listed, url),
    publishedAt: at,
    updatedAt: at,
    authors: [],
    categories: [{ name: words.plural, url: new URL(listOfKind, siteOrigin).href }],
    image: null,
  };
}

/** In the order and the words of the page of corrections. */
async function correctionHtml({ correction, of }: ListedCorrection, url: string): Promise<string> {
  const { was, now, where, note } = correction;
  const before = was === null ? "" : html`<p>Was: ${typeset(was)}</p>`;
  const headline = typeset(of.story.headline);
  const corrected =
    of.kind === "story"
      ? html`<a href="${url}">${headline}</a>`
      : html`<a href="${url}">the statement by ${speakerInSentence(of.speaker)}</a> quoted in ${headline}`;
  const markup =
    await html`<p>${typeset(note)}</p>${before}<p>Now: ${typeset(now)}</p><p>Where: ${sentence(typeset(where))}, in ${corrected}</p>`;
  return markup.toString();
}
