import { counted } from "../../lib/numberWords.ts";
import { dateInWords, yearsSince } from "../../lib/time.ts";

/** Tells readers of a story more than a year old how old it is. */
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
    <p className="micro">
      This story is {counted(years, "year", "years")} old. It was published on{" "}
      {dateInWords(publishedAt, zone)}.
    </p>
  );
}
