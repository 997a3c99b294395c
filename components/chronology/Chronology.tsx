import type { ReactNode } from "react";
import type { Year } from "../../lib/chronology.ts";
import { dayInWords } from "../../lib/time.ts";
import styles from "./Chronology.module.css";

/** A list by date: the year at the side, the day before what belongs to it. */
export function Chronology<Entry>({
  years,
  children,
}: {
  readonly years: readonly Year<Entry>[];
  /** A list item for each entry. */
  readonly children: (entry: Entry) => ReactNode;
}) {
  if (years.length === 0) return null;
  return (
    <div className={styles.years}>
      {years.map(({ year, days }) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`}>{year}</h2>
          <ol>
            {days.map(({ date, entries }) => (
              <li key={date} className={styles.day}>
                <p className={styles.date}>
                  <time dateTime={date}>{dayInWords(date)}</time>
                </p>
                <ol className={styles.entries}>{entries.map(children)}</ol>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
