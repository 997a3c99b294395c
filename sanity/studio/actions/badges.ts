import type { DocumentBadgeComponent, DocumentBadgeProps, DocumentBadgesResolver } from "sanity";
import { itemsIn, partIn, type StoredDocument, textIn } from "../../../lib/storedDocument.ts";
import { instantInWords } from "../../../lib/time.ts";
import { useHasCome } from "./useHasCome.ts";

/** When readers will see a story or statement under embargo. */
export const useEmbargoBadge: DocumentBadgeComponent = (props) => {
  const document = latestOf(props);
  const publishAt = textIn(document, "publishAt");
  if (useHasCome(publishAt) !== false) return null;
  const time = instantInWords(publishAt, zoneOf(document));
  return { label: `Goes live at ${time}`, title: "No reader sees it before.", color: "warning" };
};

export const runningBadge: DocumentBadgeComponent = (props) =>
  textIn(partIn(seenOf(props), "coverage"), "state") === "running"
    ? {
        label: "Running",
        title: "Open pages of the story offer new updates to their readers.",
        color: "success",
      }
    : null;

export const correctedBadge: DocumentBadgeComponent = ({ published }) => {
  const corrections = published === null ? [] : itemsIn(published, "corrections");
  return corrections.length === 0
    ? null
    : { label: `Corrected ${corrections.length}`, title: "Corrections that readers see.", color: "warning" };
};

export const heldBadge: DocumentBadgeComponent = (props) =>
  textIn(seenOf(props), "status") === "held"
    ? {
        label: "Held",
        title: textIn(seenOf(props), "statusNote") || "No reader sees its words.",
        color: "danger",
      }
    : null;

export const notCheckedBadge: DocumentBadgeComponent = (props) =>
  textIn(partIn(latestOf(props), "check"), "state") === "not-checked"
    ? { label: "Not yet checked", title: "Nobody has compared its words with the source.", color: "warning" }
    : null;

export const neverPublishedBadge: DocumentBadgeComponent = ({ published, draft }) =>
  published === null && draft !== null && textIn(draft, "publishedAt") === ""
    ? { label: "Never published", title: "No reader has seen it.", color: "primary" }
    : null;

const BADGES: Readonly<Record<string, readonly DocumentBadgeComponent[]>> = {
  article: [neverPublishedBadge, useEmbargoBadge, runningBadge, correctedBadge],
  quote: [neverPublishedBadge, heldBadge, useEmbargoBadge, notCheckedBadge, correctedBadge],
};

/** What an editor should know of a document before reading it. */
export const badges: DocumentBadgesResolver = (others, { schemaType }) => [
  ...others,
  ...(BADGES[schemaType] ?? []),
];

/** A story has a zone of its own, a statement that of where it was said. */
function zoneOf(document: Partial<StoredDocument>): string {
  return textIn(document, "zone") || textIn(partIn(document, "saidAt"), "zone") || "UTC";
}

type Versions = Pick<DocumentBadgeProps, "draft" | "published">;

function seenOf({ published, draft }: Versions): Partial<StoredDocument> {
  return published ?? draft ?? {};
}

function latestOf({ published, draft }: Versions): Partial<StoredDocument> {
  return draft ?? published ?? {};
}
