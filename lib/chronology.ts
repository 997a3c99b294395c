import { calendarDate } from "./time.ts";

/** A year of a list by date. */
export interface Year<Entry> {
  /** "2016". */
  readonly year: string;
  readonly days: readonly {
    /** `2016-07-27`. */
    readonly date: string;
    readonly entries: readonly Entry[];
  }[];
}

/** An instant in UTC, and the IANA zone whose calendar its day is taken from. */
export interface Dated {
  readonly instant: string;
  readonly zone: string;
}

/** A list by date under its years and days, in the order of the list. */
export function chronology<Entry>(
  entries: readonly Entry[],
  dateOf: (entry: Entry) => Dated,
): readonly Year<Entry>[] {
  const days = Map.groupBy(entries, (entry) => {
    const { instant, zone } = dateOf(entry);
    return calendarDate(instant, zone);
  });
  const years = Map.groupBy(days, ([date]) => date.slice(0, 4));
  return [...years].map(([year, daysOfYear]) => ({
    year,
    days: daysOfYear.map(([date, ofDay]) => ({ date, entries: ofDay })),
  }));
}
