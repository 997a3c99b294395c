import { z } from "zod";
import { SOURCE_KINDS, type Source, type SourceCitation } from "../../lib/statement.ts";
import { documentPlace, type Place, readLater, readOptional, readPart, report, within } from "./damage.ts";
import { instantOrDate, languageTag, readText, readWebAddress, text } from "./values.ts";

export const SOURCE = `_id, title, kind, publisher, url, archivedUrl, archivedAt, publishedAt, language, note,
  unavailable{since, reason}`;

const unavailableSchema = z.object({ since: readLater(z.string()), reason: text });

export const sourceSchema = z.object({
  _id: z.string(),
  title: text,
  kind: z.enum(SOURCE_KINDS),
  publisher: readLater(z.string()),
  url: readLater(z.string()),
  archivedUrl: readLater(z.string()),
  archivedAt: readLater(z.string()),
  publishedAt: readLater(z.string()),
  language: readLater(z.string()),
  note: readLater(z.string()),
  unavailable: readLater(unavailableSchema),
});

/** A source that a document points to; null, and a warning, where there is none or it can't be read. */
export function readSource(raw: unknown, from: Place): Source | null {
  if (raw == null) {
    report(from, "points to no published source");
    return null;
  }
  const place = { ...from, ...documentPlace(raw, from) };
  const source = readPart(sourceSchema, raw, place);
  if (source === null) return null;
  const unavailable = readUnavailable(source.unavailable, within(place, "unavailable"));
  return {
    id: source._id,
    title: source.title,
    kind: source.kind,
    publisher: readText(source.publisher, within(place, "publisher")),
    url: unavailable ? null : readWebAddress(source.url, within(place, "url")),
    archivedUrl: readWebAddress(source.archivedUrl, within(place, "archivedUrl")),
    archivedAt: readOptional(instantOrDate, source.archivedAt, within(place, "archivedAt")),
    publishedAt: readOptional(instantOrDate, source.publishedAt, within(place, "publishedAt")),
    language: readOptional(languageTag, source.language, within(place, "language")),
    note: readText(source.note, within(place, "note")),
    unavailable,
  };
}

/** A source that is gone counts as gone even if the reason can't be read: a dead link is worse. */
function readUnavailable(raw: unknown, place: Place): Source["unavailable"] {
  if (raw == null) return null;
  const gone = readPart(unavailableSchema, raw, place);
  if (gone === null) return { since: null, reason: "" };
  return { since: readOptional(instantOrDate, gone.since, within(place, "since")), reason: gone.reason };
}

export const SOURCE_CITATION = `_key, locator, "_ref": source._ref, "source": source->{${SOURCE}}`;

export const sourceCitationSchema = z.object({
  _key: z.string(),
  _ref: z.string().nullish(),
  locator: readLater(z.string()),
  source: readLater(sourceSchema),
});

export function readSourceCitation(raw: unknown, place: Place): SourceCitation | null {
  const citation = readPart(sourceCitationSchema, raw, place);
  const source = citation && readSource(citation.source, within(place, "source"));
  if (!citation || !source) return null;
  return { source, locator: readText(citation.locator, within(place, "locator")) };
}
