import { archivePages } from "../../lib/archive.ts";
import { chronology } from "../../lib/chronology.ts";
import {
  type CorrectionsPage as CorrectionsPageContent,
  correctedPath,
  countOf,
} from "../../lib/corrections.ts";
import { correctionsDescription, correctionsTitle } from "../../lib/correctionWords.ts";
import { NEWSROOM_ZONE } from "../../lib/newsroom.ts";
import { readerPagePath } from "../../lib/readerPage.ts";
import { ArchiveLinks } from "../chronology/ArchiveLinks.tsx";
import { Chronology } from "../chronology/Chronology.tsx";
import { PageHead } from "../page/PageHead.tsx";
import { CorrectionKinds } from "./CorrectionKinds.tsx";
import { CorrectionsFeeds } from "./CorrectionsFeeds.tsx";
import styles from "./CorrectionsPage.module.css";
import { ListedCorrection } from "./ListedCorrection.tsx";

/** Everything that was corrected, or all of one kind: by day, the newest first. */
export function CorrectionsPage({ page }: { readonly page: CorrectionsPageContent }) {
  const { of, archive, counts, corrections } = page;
  const count = countOf(of, counts);
  const years = chronology(corrections, ({ correction }) => ({
    instant: correction.at,
    zone: NEWSROOM_ZONE,
  }));
  return (
    <div className="wrap">
      <PageHead title={correctionsTitle(of)} description={correctionsDescription(of)} />
      <CorrectionKinds of={of} archive={archive} counts={counts} />
      {count === 0 && <p className={styles.none}>None so far.</p>}
      <Chronology years={years}>
        {(listed) => <ListedCorrection key={correctedPath(listed) + listed.correction.key} listed={listed} />}
      </Chronology>
      <ArchiveLinks
        entries="corrections"
        archive={archive}
        pages={archivePages(count)}
        pathOf={(number) => readerPagePath({ kind: "corrections", of, archive: number })}
      />
      <CorrectionsFeeds />
    </div>
  );
}
