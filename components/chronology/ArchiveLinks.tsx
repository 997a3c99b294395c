import styles from "./ArchiveLinks.module.css";

interface ArchiveLinksProps {
  /** What the list holds: "stories". */
  readonly entries: string;
  /** The page that this is, counted from the oldest; null for the front. */
  readonly archive: number | null;
  /** How many pages there are behind the front. */
  readonly pages: number;
  readonly pathOf: (archive: number | null) => string;
}

/** From one page of a list by date to those before and after it; nothing where there is but one. */
export function ArchiveLinks({ entries, archive, pages, pathOf }: ArchiveLinksProps) {
  if (pages === 0) return null;
  const earlier = (archive ?? pages + 1) - 1;
  const later = archive === null ? null : pathOf(archive < pages ? archive + 1 : null);
  return (
    <nav className={styles.links} aria-label={`More ${entries}`}>
      {archive !== null && (
        <p className="meta">
          Page {archive} of {pages}, counted from the oldest
        </p>
      )}
      <ul>
        {earlier > 0 && (
          <li>
            <a href={pathOf(earlier)} rel="prev">
              Earlier {entries}
            </a>
          </li>
        )}
        {later !== null && (
          <li>
            <a href={later} rel="next">
              Later {entries}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
