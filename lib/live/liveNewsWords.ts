import { listInWords, sentence } from "../sentences.ts";
import type { LiveNews, StatementNews } from "./liveNews.ts";

const STATEMENT_NEWS: Readonly<Record<StatementNews, string>> = {
  held: "held",
  withdrawn: "withdrawn",
  "deleted-by-author": "deleted by its author",
  corrected: "corrected",
  "no-longer-held": "no longer held",
  changed: "changed",
};

/** Since when the reader has what they have. */
export type LiveSince = "opened" | "looked";

const SINCE: Readonly<Record<LiveSince, string>> = {
  opened: "since you opened this",
  looked: "since you last looked",
};

/** What the toast of an open page says: "2 updates and 1 correction since you opened this."; nothing if there is no news. */
export function newsSentence(news: LiveNews, since: LiveSince): string {
  const statements = Object.values(news.statements);
  const counted = [
    count(news.updates.length, "update"),
    count(news.corrections.length, "correction"),
    ...Object.entries(STATEMENT_NEWS).map(([kind, words]) =>
      count(statements.filter((one) => one === kind).length, "statement", words),
    ),
    count(news.removedUpdates.length, "update", "taken down"),
  ].filter((words) => words !== "");
  const sentences = [
    counted.length > 0 && `${listInWords(counted)} ${SINCE[since]}.`,
    news.isEnded && "Live coverage has ended.",
  ];
  return sentences.filter((one) => one !== false).join(" ");
}

/** What stands at the place itself. */
export function statementMark(news: StatementNews, since: LiveSince): string {
  return markAt(STATEMENT_NEWS[news], since);
}

/** The same at an update that is there no more. */
export function removedUpdateMark(since: LiveSince): string {
  return markAt("taken down", since);
}

function markAt(words: string, since: LiveSince): string {
  return `${sentence(SINCE[since])}: ${words}`;
}

function count(number: number, noun: string, what = ""): string {
  if (number === 0) return "";
  return `${number} ${noun}${number === 1 ? "" : "s"}${what && ` ${what}`}`;
}
