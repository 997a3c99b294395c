import { instantInWords } from "../../lib/time.ts";
import { isInstant } from "../../lib/writtenForms.ts";
import { zoneInPreview } from "./dayInPreview.ts";

/** "embargoed until July 2, 2026, 6:00 am ADT"; null without an embargo that lasts. */
export function embargoInPreview(
  publishAt: string | undefined,
  zone: string | undefined,
  now: Date,
): string | null {
  if (publishAt === undefined || !isInstant(publishAt) || new Date(publishAt) <= now) return null;
  return `embargoed until ${instantInWords(publishAt, zoneInPreview(zone))}`;
}
