const timePattern = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/;

/**
 * A time in RFC 3339, as the lake writes its own: in UTC with milliseconds, so that all of them sort as strings. Undefined
 * for anything else.
 */
export function toLakeTime(value: unknown): string | undefined {
  const [, day] = typeof value === "string" ? (timePattern.exec(value) ?? []) : [];
  // Date takes 30 February for 1 March.
  if (day === undefined || !new Date(day).toJSON()?.startsWith(day)) return undefined;
  const time = new Date(String(value));
  const year = time.getUTCFullYear();
  // In UTC, the first and last hours of these years can be in one with a sign, which sorts elsewhere.
  return year >= 0 && year <= 9999 ? time.toISOString() : undefined;
}
