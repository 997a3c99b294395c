import type { LiveNews } from "../../../lib/live/liveNews.ts";
import { statementAnchor } from "../../../lib/statement.ts";
import { updateAnchor } from "../../../lib/story.ts";
import { keepingView } from "./keepingView.ts";

/** What tells of the whole story, and is short: taken as it stands in the newer page. */
const SUMMARIES = ["#key-updates", "#on-the-record", "#byline", "#corrections", "live-updates > p"];

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
    for (const part of SUMMARIES) replace(document.querySelector(part), newer.querySelector(part));
  });
  await keepingView(() => {
    for (const key of news.removedUpdates) document.getElementById(updateAnchor(key))?.remove();
    if (sectionsOf(updates).length === 0) updates.replaceWith(newerUpdates);
    else insertSections(updates, newerUpdates);
  });
  return beginning(news);
}

/** A statement that is the same stays the very element it is, with what the reader has opened in it. */
function replaceStatements(newer: Document): void {
  for (const statement of document.querySelectorAll('[id^="statement-"]')) {
    const copy = newer.getElementById(statement.id);
    if (copy !== null) replace(statement, copy);
  }
}

function replace(element: Element | null, newer: Element | null): void {
  if (element === null || newer === null || element.isEqualNode(newer)) return;
  element.replaceWith(newer);
}

/** Puts each section that isn't here behind the one that it stands behind there. */
function insertSections(updates: Element, newerUpdates: Element): void {
  let previous = [...updates.children].findLast(({ localName }) => localName !== "section");
  for (const section of sectionsOf(newerUpdates)) {
    const here = document.getElementById(section.id);
    if (here === null) {
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
  const [statementId] = Object.keys(statements);
  const id =
    (update && `title-${updateAnchor(update)}`) ??
    (correction && `title-correction-${correction}`) ??
    (statementId && statementAnchor(statementId)) ??
    "title-updates";
  return document.getElementById(id) ?? document.body;
}
