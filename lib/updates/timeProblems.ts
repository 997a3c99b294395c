import type { StoredDocument } from "../storedDocument.ts";
import { instantInWords } from "../time.ts";
import { isInstant } from "../writtenForms.ts";
import type { UpdateProblem } from "./updateProblem.ts";
import { zoneOfStory } from "./updateTimes.ts";

/** What is wrong with a time that something is said to have happened at, whatever it was. */
export function timeProblems(at: string, story: StoredDocument, now: Date): readonly UpdateProblem[] {
  if (!isInstant(at)) {
    const sentence = `The time “${at}” can’t be read. Write a UTC instant, such as 2016-07-27T16:16:02Z.`;
    return [{ code: "time-unreadable", field: "at", sentence }];
  }
  if (Date.parse(at) <= now.getTime()) return [];
  const zone = zoneOfStory(story);
  const sentence = `The time ${instantInWords(at, zone)} is still to come: it is ${instantInWords(now.toISOString(), zone)} now. Choose one that is not.`;
  return [{ code: "update-time-to-come", field: "at", sentence }];
}

export function notPublished(before: string): UpdateProblem {
  return {
    code: "story-not-published",
    field: "story",
    sentence: `The story is not published. Publish it, then ${before}.`,
  };
}
