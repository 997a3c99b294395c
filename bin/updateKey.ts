import { createHash } from "node:crypto";

const KEY_LENGTH = 12;

/**
 * The array key of an update: the same for the same idempotency key, or, without one, for the same
 * story, headline and text; of 12 hexadecimal digits, as the Studio's are.
 *
 * @param storyId published id
 * @param given the idempotency key, if there is one
 */
export function updateKey(
  storyId: string,
  {
    given,
    headline,
    text,
  }: { readonly given: string | undefined; readonly headline: string; readonly text: string },
): string {
  const parts = given === undefined ? [storyId, headline, text] : [storyId, given];
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, KEY_LENGTH);
}
