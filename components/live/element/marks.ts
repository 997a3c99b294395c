import type { LiveNews } from "../../../lib/live/liveNews.ts";
import { type LiveSince, removedUpdateMark, statementMark } from "../../../lib/live/liveNewsWords.ts";
import { updateAnchor } from "../../../lib/story.ts";
import { statementPlaces } from "./statementPlaces.ts";

/** Marks what has changed where it stands; each mark lies over its place and moves nothing. */
export function createMarks(template: HTMLTemplateElement): {
  show: (news: LiveNews, since: LiveSince) => void;
  clear: () => void;
} {
  let marks: Element[] = [];

  function clear(): void {
    for (const mark of marks) mark.remove();
    marks = [];
  }

  function mark(place: Element | null, words: string): void {
    const copy = template.content.firstElementChild?.cloneNode(true);
    if (!(copy instanceof Element)) return;
    copy.textContent = words;
    place?.append(copy);
    marks.push(copy);
  }

  return {
    show(news, since) {
      clear();
      for (const [id, what] of Object.entries(news.statements)) {
        for (const place of statementPlaces(document, id)) mark(place, statementMark(what, since));
      }
      for (const key of news.removedUpdates) {
        mark(document.getElementById(updateAnchor(key)), removedUpdateMark(since));
      }
    },
    clear,
  };
}
