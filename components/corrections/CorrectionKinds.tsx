import { type CorrectionsPage, countOf } from "../../lib/corrections.ts";
import { correctionWords } from "../../lib/correctionWords.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import { CORRECTION_KINDS, type CorrectionKind } from "../../lib/statement.ts";
import styles from "./CorrectionKinds.module.css";

/** From all corrections to those of one kind, each with its number. */
export function CorrectionKinds({ of, archive, counts }: Pick<CorrectionsPage, "of" | "archive" | "counts">) {
  const kinds: readonly (CorrectionKind | null)[] = [null, ...CORRECTION_KINDS];
  const current = archive === null ? "page" : "true";
  return (
    <nav className={styles.kinds} aria-label="Kinds of corrections">
      <ul>
        {kinds.map((kind) => (
          <li key={kind ?? "all"}>
            <a
              href={readerPagePath({ kind: "corrections", of: kind, archive: null })}
              aria-current={kind === of ? current : undefined}
            >
              {kind === null ? "All" : correctionWords(kind).plural}{" "}
              {countOf(kind, counts).toLocaleString("en-US")}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
