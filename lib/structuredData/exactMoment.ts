import type { SaidAt } from "../statement.ts";

/** A moment as precisely as it is recorded; undefined for one known by a limit: schema.org has no word for "by noon". */
export function exactMoment({ date, bound }: SaidAt): string | undefined {
  return date !== null && bound === "exact" ? date : undefined;
}
