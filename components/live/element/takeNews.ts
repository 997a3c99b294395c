import type { LiveNews } from "../../../lib/live/liveNews.ts";
import { updateAnchor } from "../../../lib/story.ts";
import { keepingView } from "./keepingView.ts";
import { statementPlaces } from "./statementPlaces.ts";

/** What tells of the whole story, and is short: taken as it stands in the newer page. */
const SUMMARIES = [
  "#key-updates",
  "#on-the-record",
  "#byline",
  "#corrections",
  "section:has(> #sources)",
  "live-updates > p",
];

/**
 * Takes what is new from a newer copy of this page, and nothing else. What is in view stays where it is.
 *
 * @returns where the newest of it begins; null if it can't be taken, and nothing was
 */
export async function takeNews(news: LiveNews, newer: Document): Promise<HTMLElement | null> {
  const updates = document.getElementById("updates");
  const newerUpdates = newer.getElementById("updates");
  if (updates === null || newerUpdates === null) return null;
  const isElsewhere = (key: string) =>
    newer.getElementById(updateAnchor(key))?.parentElement !== newerUpdates;
  if (news.updates.some(isElsewhere)) return null;

  await keepingView(() => {
    replaceStatements(newer);
    for (const part of SUMMARIES) {
      const newerPart = newer.querySelector(part);
      if (newerPart === null) document.querySelector(part)?.remove();
      else replace(document.querySelector(part), newerPart);
    }
  });
  await keepingView(() => {
    for (const key of news.removedUpdates) document.getElementById(updateAnchor(key))?.remove();
    if (sectionsOf(updates).length === 0) updates.replaceWith(newerUpdates);
    else insertSections(updates, newerUpdates);
  });
  return beginning(news);
}

/**
 * At every place of a statement: it may be quoted again in an update. One that is the same stays the very
 * element it is, with what the reader has opened in it.
 */
function replaceStatements(newer: Document): void {
  for (const place of statementPlaces(document)) {
    const places = statementPlaces(newer, place.dataset.statement);
    const copy = (places.find(({ id }) => id === place.id) ?? places[0])?.cloneNode(true);
    if (!(copy instanceof HTMLElement)) continue;
    if (place.id === "") copy.removeAttribute("id");
    else copy.id = place.id;
    replace(place, copy);
  }
}

function replace(element: Element | null, newer: Element): void {
  if (element !== null && !element.isEqualNode(newer)) element.replaceWith(newer);
}

/** Puts each section that isn't here behind the one that it stands behind there. */
function insertSections(updates: Element, newerUpdates: Element): void {
  let previous = [...updates.children].findLast(({ localName }) => localName !== "section");
  for (const section of sectionsOf(newerUpdates)) {
    const here = document.getElementById(section.id);
    if (here === null) {
      for (const place of statementPlaces(section)) {
        // It has its address further down in this page already.
        if (document.getElementById(place.id) !== null) place.removeAttribute("id");
      }
      if (previous === undefined) updates.prepend(section);
      else previous.after(section);
    }
    previous = here ?? section;
  }
}

function sectionsOf(updates: Element): Element[] {
  return [...updates.children].filter(({ localName }) => localName === "section");
}

function beginning({ updates, corrections, statements }: LiveNews): HTMLElement {
  const [update] = updates;
  const [correction] = corrections;
  const statement = statementPlaces(document).find(({ id, dataset }) => {
    return id !== "" && Object.hasOwn(statements, dataset.statement ?? "");
  });
  const id =
    (update && `title-${updateAnchor(update)}`) ??
    (correction && `title-correction-${correction}`) ??
    statement?.id ??
    "title-updates";
  return document.getElementById(id) ?? document.body;
}
