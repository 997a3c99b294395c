import type { PreviewValue } from "sanity";
import { sentence } from "../../lib/sentences.ts";
import { dayInPreview } from "./dayInPreview.ts";
import { embargoInPreview } from "./embargoInPreview.ts";

interface StorySelection {
  readonly title?: string;
  readonly publishedAt?: string;
  readonly publishAt?: string;
  readonly coverage?: string;
  readonly corrections?: readonly { readonly at?: string }[];
  readonly zone?: string;
  readonly media?: PreviewValue["media"];
}

/** A story in a list: its headline, and beneath it the states it is in and since when. */
export const storyPreview = {
  select: {
    title: "headline",
    publishedAt: "publishedAt",
    publishAt: "publishAt",
    coverage: "coverage.state",
    corrections: "corrections",
    zone: "zone",
    media: "keyImage",
  },
  // The browser's clock: it chooses words in a list and decides nothing.
  prepare: (selection: StorySelection) => prepareStory(selection, new Date()),
};

/** "Running · first published July 27, 2016", in the story's own zone. */
export function prepareStory(selection: StorySelection, now: Date) {
  return {
    title: selection.title || "Story without a headline",
    subtitle: sentence(storyStates(selection, now).join(" · ")),
    ...(selection.media ? { media: selection.media } : {}),
  };
}

function storyStates(
  { publishedAt, publishAt, coverage, corrections, zone }: StorySelection,
  now: Date,
): string[] {
  const embargo = embargoInPreview(publishAt, zone, now);
  const corrected = corrections?.map(({ at }) => at ?? "").toSorted();
  const correctedOn = dayInPreview(corrected?.at(-1), zone);
  const publishedOn = dayInPreview(publishedAt, zone);
  return [
    ...(publishedAt ? [] : ["draft"]),
    ...(embargo ? [embargo] : []),
    ...(coverage === "running" ? ["running"] : []),
    ...(correctedOn ? [`corrected ${correctedOn}`] : []),
    ...(publishedOn && !embargo ? [`first published ${publishedOn}`] : []),
  ];
}
