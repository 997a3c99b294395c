import { correctionWords } from "../../lib/correctionWords.ts";
import type { Correction as CorrectionRecord } from "../../lib/statement.ts";
import { instantInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import styles from "./Correction.module.css";

/** A correction, at the foot of the story and at an address of its own. */
export function Correction({
  correction: { key, at, kind, note },
  zone,
}: {
  readonly correction: CorrectionRecord;
  /** IANA zone of the story's times. */
  readonly zone: string;
}) {
  const anchor = `correction-${key}`;
  return (
    <section className={styles.correction} id={anchor} aria-labelledby={`title-${anchor}`}>
      <h2 id={`title-${anchor}`}>
        {correctionWords(kind).name} <time dateTime={at}>{instantInWords(at, zone)}</time>
      </h2>
      <p>{typeset(note)}</p>
    </section>
  );
}
