import { z } from "zod";
import { CORRECTION_KINDS, type Correction } from "../../lib/statement.ts";
import { type Place, readEach, readLater, readPart, within } from "./damage.ts";
import { instant, readText, text } from "./values.ts";

/** What readers see of a correction: who approved it stays in the newsroom. */
export const CORRECTION = "_key, at, kind, was, now, where, note";

export const correctionSchema = z.object({
  _key: text,
  at: instant,
  kind: z.enum(CORRECTION_KINDS),
  was: readLater(z.string()),
  now: text,
  where: text,
  note: text,
});

/** Oldest first. */
export function readCorrections(raw: unknown, place: Place): Correction[] {
  return readEach(raw, place, readCorrection).sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

function readCorrection(raw: unknown, place: Place): Correction | null {
  const correction = readPart(correctionSchema, raw, place);
  if (correction === null) return null;
  const { _key: key, at, kind, now, where, note } = correction;
  return { key, at, kind, was: readText(correction.was, within(place, "was")), now, where, note };
}
