import type { Finding } from "./obstacle.ts";
import { type StoredDocument, textIn } from "./storedDocument.ts";
import { instantInWords } from "./time.ts";
import { isInstant, isTimeZone } from "./writtenForms.ts";

/** What becomes of a document before its time. */
const BEFORE = {
  article: "No reader sees the story before.",
  quote: "No reader sees the statement before; a story that carries it says that it is held back.",
} as const;

/**
 * Of the embargo of a story or statement: that it can't be read, or when it ends.
 *
 * @param now by the backend's clock
 * @param zone IANA; a time is printed in UTC where it is none
 */
export function embargoFindings(
  document: StoredDocument,
  { type, zone, now }: { readonly type: keyof typeof BEFORE; readonly zone: string; readonly now: Date },
): readonly Finding[] {
  const path = ["publishAt"];
  if (document.publishAt == null) return [];
  const publishAt = textIn(document, "publishAt");
  if (!isInstant(publishAt)) {
    const sentence = `The embargo “${String(document.publishAt)}” is not a time, and readers would never see what it is on. Choose a time, or clear it.`;
    return [{ code: "embargo-unreadable", path, sentence }];
  }
  if (Date.parse(publishAt) <= now.getTime()) return [];
  const time = instantInWords(publishAt, isTimeZone(zone) ? zone : "UTC");
  return [{ code: "goes-live-later", path, sentence: `Goes live at ${time}. ${BEFORE[type]}` }];
}
