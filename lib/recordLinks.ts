import { withFullStop } from "./sentences.ts";
import type { Source, Statement } from "./statement.ts";
import { dateInWords } from "./time.ts";

export interface RecordLink {
  readonly href: string;
  /** "Source", "Archived copy"; numbered where there are several of the kind. */
  readonly label: string;
  /** Title of the source, for those who hear the link without its surroundings. */
  readonly title: string;
}

/** Where a statement can be looked up. A deleted post's own address is left out: it leads nowhere. */
export function recordLinks({
  sources,
  status,
}: Pick<Statement, "sources" | "status">): readonly RecordLink[] {
  const originals = sources.flatMap(({ source }, index) =>
    status === "deleted-by-author" && index === 0 ? [] : linkTo(source, source.url),
  );
  const copies = sources.flatMap(({ source }) => linkTo(source, source.archivedUrl));
  return [...labelled("Source", originals), ...labelled("Archived copy", copies)];
}

/** What a reader should know where the main source can't be looked up; null where it can. */
export function missingSource({ sources, status }: Pick<Statement, "sources" | "status">): string | null {
  const main = sources[0]?.source;
  if (main === undefined) return "No public source.";
  if (main.unavailable !== null) {
    const { since, reason } = main.unavailable;
    const day = since === null ? "" : ` since ${dateInWords(since, "UTC")}`;
    return `Source not available${day}: ${withFullStop(reason)}`;
  }
  if (main.archivedUrl !== null) return null;
  if (status === "deleted-by-author") return "No archived copy.";
  return main.url === null ? `No public source. ${withFullStop(main.title)}` : null;
}

function linkTo({ title }: Source, href: string | null): readonly Omit<RecordLink, "label">[] {
  return href === null ? [] : [{ href, title }];
}

function labelled(label: string, links: readonly Omit<RecordLink, "label">[]): readonly RecordLink[] {
  return links.map((link, index) => ({
    ...link,
    label: links.length === 1 ? label : `${label} ${index + 1}`,
  }));
}
