import type { CreativeWork } from "schema-dts";
import type { Source } from "../statement.ts";

/** A source as a work that is cited; `id` names it within the page. */
export function sourceData(source: Source, id: string): CreativeWork {
  const { title, url, publisher, archivedUrl, publishedAt, language, note } = source;
  return {
    "@type": "CreativeWork",
    "@id": id,
    name: title,
    url: url ?? undefined,
    publisher: publisher === null ? undefined : { "@type": "Organization", name: publisher },
    archivedAt: archivedUrl ?? undefined,
    datePublished: publishedAt ?? undefined,
    inLanguage: language ?? undefined,
    description: note ?? undefined,
  };
}
