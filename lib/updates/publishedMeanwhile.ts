import { listInWords } from "../sentences.ts";
import { itemsIn, type StoredDocument, type StoredItem, textIn } from "../storedDocument.ts";

/** The updates of a published story that whoever knows these keys hasn't seen, the newest last. */
export function publishedMeanwhile(
  published: StoredDocument,
  knownKeys: Iterable<string>,
): readonly StoredItem[] {
  const known = new Set(knownKeys);
  return itemsIn(published, "updates").filter(({ _key }) => !known.has(_key));
}

/** "“The captain answers” was published meanwhile. Look at it before you publish yours."; null for none. */
export function publishedMeanwhileInWords(updates: readonly StoredItem[]): string | null {
  if (updates.length === 0) return null;
  const names = listInWords(updates.map((update) => `“${textIn(update, "headline")}”`));
  return updates.length === 1
    ? `${names} was published meanwhile. Look at it before you publish yours.`
    : `${names} were published meanwhile. Look at them before you publish yours.`;
}
