import { z } from "zod";
import {
  CHECK_STATES,
  CHECKED_AGAINST,
  type Check,
  MEDIA,
  RELATIONS,
  STATEMENT_STATUSES,
  type Statement,
  type ThreadLink,
  type Turn,
  VARIANT_KINDS,
  type Variant,
} from "../../lib/statement.ts";
import { nameInThread } from "../../lib/tieThreads.ts";
import { CORRECTION, correctionSchema, readCorrections } from "./correction.ts";
import {
  documentPlace,
  type Place,
  readEach,
  readEachLater,
  readLater,
  readOptional,
  readPart,
  report,
  within,
} from "./damage.ts";
import { READABLE, STATUS } from "./readerRules.ts";
import { readSaidAt, SAID_AT, saidAtSchema } from "./saidAt.ts";
import {
  readSource,
  readSourceCitation,
  SOURCE,
  SOURCE_CITATION,
  sourceCitationSchema,
  sourceSchema,
} from "./source.ts";
import { readSpeaker, SPEAKER, speakerFields } from "./speaker.ts";
import { instantOrDate, languageTag, readText, text } from "./values.ts";

/** A quote document as readers may see it. Of one that is held or before its time, that it is held and not a word more. */
export const STATEMENT = `_id, ${STATUS},
  ${READABLE} => {
    text, language, original{text, language}, translatedBy, unedited, ${SPEAKER},
    turns[]{_key, text, roleAtTime, ${SPEAKER}},
    roleAtTime, medium, outlet, saidAt{${SAID_AT}}, place,
    event->{_id, title},
    sources[]{${SOURCE_CITATION}},
    replies[]{_key, kind, "_ref": quote._ref, "target": quote->{
      _id, ${STATUS}, ${READABLE} => {${SPEAKER}, saidAt{${SAID_AT}}}
    }},
    check{state, against, note, at},
    variants[]{_key, text, kind, note, "_ref": source._ref, "source": source->{${SOURCE}}},
    statusNote,
    corrections[]{${CORRECTION}}
  }`;

const status = z.enum(STATEMENT_STATUSES).nullish();

const turnSchema = z.object({ _key: z.string(), text, roleAtTime: readLater(z.string()), ...speakerFields });

const originalSchema = z.object({ text, language: languageTag });

const eventSchema = z.object({ _id: z.string(), title: text });

const targetSchema = z.object({
  _id: z.string(),
  status,
  ...z.object(speakerFields).partial().shape,
  saidAt: readLater(saidAtSchema).optional(),
});

const replySchema = z.object({
  _key: z.string(),
  kind: z.enum(RELATIONS),
  _ref: z.string().nullish(),
  target: readLater(targetSchema),
});

const checkSchema = z.object({
  state: z.enum(CHECK_STATES),
  against: z.array(z.enum(CHECKED_AGAINST)).nullable(),
  note: readLater(z.string()),
  at: readLater(z.string()),
});

const variantSchema = z.object({
  _key: z.string(),
  text,
  kind: z.enum(VARIANT_KINDS),
  note: readLater(z.string()),
  _ref: z.string().nullish(),
  source: readLater(sourceSchema),
});

const gateSchema = z.object({ _id: z.string(), status });

const readableSchema = gateSchema.extend({
  text,
  language: readLater(z.string()),
  original: readLater(originalSchema),
  translatedBy: readLater(z.string()),
  unedited: readLater(z.string()),
  ...speakerFields,
  turns: readEachLater(turnSchema),
  roleAtTime: readLater(z.string()),
  medium: z.enum(MEDIA),
  outlet: readLater(z.string()),
  saidAt: readLater(saidAtSchema),
  place: readLater(z.string()),
  event: readLater(eventSchema),
  sources: readEachLater(sourceCitationSchema),
  replies: readEachLater(replySchema),
  check: readLater(checkSchema),
  variants: readEachLater(variantSchema),
  statusNote: readLater(z.string()),
  corrections: readEachLater(correctionSchema),
});

/** A quote as `STATEMENT` projects it: readable, or no more than its id and status. */
export const statementSchema = z.union([readableSchema, gateSchema]);

export type ReadStatement =
  | { readonly kind: "readable"; readonly statement: Statement }
  | { readonly kind: "held"; readonly id: string };

/**
 * A statement that a document points to; null, and a warning, where it is missing or where its
 * words, its medium or its speaker can't be read. Threads are not tied yet: `repliedBy` is empty,
 * and it isn't known whether a published story carries what `replies` name.
 */
export function readStatement(raw: unknown, from: Place): ReadStatement | null {
  if (raw == null) {
    report(from, "points to no published statement");
    return null;
  }
  const place = documentPlace(raw, from);
  const gate = readPart(gateSchema, raw, place);
  if (gate === null) return null;
  const standing = gate.status ?? "live";
  if (standing === "held") return { kind: "held", id: gate._id };
  const quote = readPart(readableSchema, raw, place);
  const speaker = quote && readSpeaker(quote, place);
  if (!quote || !speaker) return null;
  const optionalText = (
    field: "translatedBy" | "unedited" | "roleAtTime" | "outlet" | "place" | "statusNote",
  ) => readText(quote[field], within(place, field));
  const check = readCheck(quote.check, within(place, "check"));
  const statement: Statement = {
    id: quote._id,
    text: quote.text,
    language: readPart(languageTag, quote.language, within(place, "language")) ?? "und",
    turns: readTurns(quote.turns, within(place, "turns")),
    original: readOptional(originalSchema, quote.original, within(place, "original")),
    translatedBy: optionalText("translatedBy"),
    unedited: check.state === "edited" ? optionalText("unedited") : null,
    speaker,
    roleAtTime: optionalText("roleAtTime"),
    medium: quote.medium,
    outlet: optionalText("outlet"),
    saidAt: readSaidAt(quote.saidAt, within(place, "saidAt")),
    place: optionalText("place"),
    event: readEvent(quote.event, within(place, "event")),
    sources: readEach(quote.sources, within(place, "sources"), readSourceCitation),
    replies: readEach(quote.replies, within(place, "replies"), readReply),
    repliedBy: [],
    check,
    variants: readEach(quote.variants, within(place, "variants"), readVariant),
    status: standing,
    statusNote: optionalText("statusNote"),
    corrections: readCorrections(quote.corrections, within(place, "corrections")),
  };
  return { kind: "readable", statement };
}

/** All turns or none: an exchange with a gap would put answers under the wrong questions. */
function readTurns(raw: unknown, place: Place): Turn[] {
  const turns = readEach(raw, place, readTurn);
  const stored = Array.isArray(raw) ? raw.length : 0;
  const isWhole = turns.length === stored && stored !== 1;
  if (!isWhole) report(place, "is no whole exchange; the text is shown without its turns");
  return isWhole ? turns : [];
}

function readTurn(raw: unknown, place: Place): Turn | null {
  const turn = readPart(turnSchema, raw, place);
  const speaker = turn && readSpeaker(turn, place);
  if (!turn || !speaker) return null;
  return { speaker, roleAtTime: readText(turn.roleAtTime, within(place, "roleAtTime")), text: turn.text };
}

function readEvent(raw: unknown, place: Place): Statement["event"] {
  const event = readOptional(eventSchema, raw, place);
  return event && { id: event._id, title: event.title };
}

/** A link to a held statement is left out without a word, to one that is missing with a warning. */
function readReply(raw: unknown, place: Place): ThreadLink | null {
  const reply = readPart(replySchema, raw, place);
  if (reply === null) return null;
  const target = readPart(targetSchema, reply.target, within(place, "quote"));
  if (target === null || target.status === "held") return null;
  const speaker = readSpeaker(target, { ...place, documentId: target._id, path: "" });
  if (speaker === null) return null;
  return {
    relation: reply.kind,
    statementId: target._id,
    speakerName: nameInThread(speaker),
    saidAt: readSaidAt(target.saidAt, { ...place, documentId: target._id, path: "saidAt" }),
    storySlug: null,
  };
}

/** A check that can't be read is none: the page then says "Not yet checked". */
function readCheck(raw: unknown, place: Place): Check {
  const check = readPart(checkSchema, raw, place);
  if (check === null) return { state: "not-checked", against: [], note: null, at: null };
  return {
    state: check.state,
    against: check.against ?? [],
    note: readText(check.note, within(place, "note")),
    at: readOptional(instantOrDate, check.at, within(place, "at")),
  };
}

function readVariant(raw: unknown, place: Place): Variant | null {
  const variant = readPart(variantSchema, raw, place);
  if (variant === null) return null;
  return {
    text: variant.text,
    kind: variant.kind,
    note: readText(variant.note, within(place, "note")),
    source: readSource(variant.source, within(place, "source")),
  };
}
