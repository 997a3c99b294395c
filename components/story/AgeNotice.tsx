import { counted } from "../../lib/numberWords.ts";
import { calendarDate, yearsSince } from "../../lib/time.ts";

/** Tells readers of a story more than a year old which year it is from, and how old that makes it. */
export function AgeNotice({
  publishedAt,
  zone,
  now,
}: {
  readonly publishedAt: string;
  readonly zone: string;
  readonly now: Date;
}) {
  const years = yearsSince(publishedAt, now, zone);
  if (years < 1) return null;
  return (
    <p>
      <b>From {calendarDate(publishedAt, zone).slice(0, 4)}.</b> This story is{" "}
      {counted(years, "year", "years")} old.
    </p>
  );
}
