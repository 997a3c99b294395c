import { partIn, referenceIn, type StoredItem, textIn } from "../storedDocument.ts";
import { canonicalText } from "./canonicalText.ts";
import type { NewUpdate } from "./planUpdate.ts";

/**
 * Whether a stored update says what was to be published, when that is sent again.
 *
 * @param isTimeGiven without one it is "now", which is another time whenever it is sent
 */
export function isAsWritten(
  stored: StoredItem,
  update: NewUpdate,
  { isTimeGiven }: { readonly isTimeGiven: boolean },
): boolean {
  const storedTime = Date.parse(textIn(partIn(stored, "at"), "date"));
  return (
    (!isTimeGiven || storedTime === Date.parse(update.at)) &&
    textIn(stored, "headline") === update.headline.trim() &&
    (stored.isKey === true) === update.isKey &&
    referenceIn(stored, "author") === update.author &&
    canonicalText(stored.body) === canonicalText(update.body)
  );
}
