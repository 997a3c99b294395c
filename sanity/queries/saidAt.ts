import { z } from "zod";
import { BOUNDS, PRECISIONS, type SaidAt } from "../../lib/statement.ts";
import { type Place, readLater, readOptional, readPart, within } from "./damage.ts";
import { instant, timeZone } from "./values.ts";

export const SAID_AT = "date, precision, bound, zone";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: "should be a month such as 2016-07" });
const year = z.string().regex(/^\d{4}$/, { error: "should be a year such as 2016" });
const FORMS = { minute: instant, day: z.iso.date(), month, year, unknown: z.null() } as const;

export const saidAtSchema = z.object({
  precision: z.enum(PRECISIONS),
  bound: z.enum(BOUNDS).nullish(),
  date: readLater(z.string().nullable()),
  zone: readLater(z.string().nullable()),
});

const NOT_RECORDED: SaidAt = { date: null, precision: "unknown", bound: "exact", zone: null };

/** When something was said; where that can't be read it counts as not recorded, which is what readers are told. */
export function readSaidAt(raw: unknown, place: Place): SaidAt {
  const moment = readPart(saidAtSchema, raw, place);
  if (moment === null) return NOT_RECORDED;
  const zone = readOptional(timeZone, moment.zone, within(place, "zone"));
  if (moment.precision === "unknown") return { ...NOT_RECORDED, zone };
  const date = readPart(FORMS[moment.precision], moment.date, within(place, "date"));
  if (date === null) return { ...NOT_RECORDED, zone };
  return { date, precision: moment.precision, bound: moment.bound ?? "exact", zone };
}
