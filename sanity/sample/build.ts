/**
 * Builds the sample newsroom: `node sanity/sample/build.ts` writes one NDJSON file for each kind of
 * document from the facts in facts/ and what the newsroom adds to them. The same input always gives
 * the same bytes.
 */
import { writeFileSync } from "node:fs";
import { eventTitles } from "./eventTitles.ts";
import {
  type EventFact,
  facts,
  type OrganizationFact,
  type PersonFact,
  type SourceFact,
  type StatementFact,
  type VariantFact,
} from "./facts.ts";
import { frontPage } from "./frontPage.ts";
import { type Occasion, occasions } from "./occasions.ts";
import { pages } from "./pages.ts";
import { portableText } from "./portableText.ts";
import type { SampleFrontPage, SamplePage } from "./samplePage.ts";
import type { SampleImage, SampleStory, SampleTime, SampleUpdate } from "./sampleStory.ts";
import { sourceNotes } from "./sourceNotes.ts";
import { type StatementRecord, statementRecords } from "./statementRecords.ts";
import { stories } from "./stories.ts";
import { type SampleTopic, sections, topics } from "./topics.ts";

/** A Sanity document: it is plain JSON, and absent fields are left out. */
export interface SampleDocument {
  readonly _id: string;
  readonly _type: string;
  readonly [field: string]: unknown;
}

const NEWSROOM_ID = "verbatim-staff";
const STATEMENT_PREFIX = /^st-/;
const EASTERN = "America/New_York";

/** The zone of each place where something in the sample happened. */
const ZONE_OF_PLACE: Readonly<Record<string, string>> = {
  "Aspen, Colorado": "America/Denver",
  "Cleveland, Ohio": EASTERN,
  "Harrisburg, Pennsylvania": EASTERN,
  "Helsinki, Finland": "Europe/Helsinki",
  "Las Vegas, Nevada": "America/Los_Angeles",
  London: "Europe/London",
  Moscow: "Europe/Moscow",
  "New York": EASTERN,
  "Philadelphia, Pennsylvania": EASTERN,
  "Roanoke, Virginia": EASTERN,
  "Trump National Doral, Doral, Florida": EASTERN,
  "Trump Tower, New York": EASTERN,
  "United Nations, New York": EASTERN,
  "Vientiane, Laos": "Asia/Vientiane",
  "Vladivostok, Russia": "Asia/Vladivostok",
  "Washington, DC": EASTERN,
  "White House, Washington, DC": EASTERN,
};
/** Of our texts, and of the words that a translation is quoted in. */
const LANGUAGE = "en";

/** Every document of the sample by the file it stands in, sorted by id. */
export function buildSample(): ReadonlyMap<string, readonly SampleDocument[]> {
  const files: [string, SampleDocument[]][] = [
    ["events.ndjson", facts.events.map(eventDocument)],
    ["organizations.ndjson", facts.organizations.map(organizationDocument)],
    ["pages.ndjson", [frontPageDocument(frontPage), ...pages.map(pageDocument)]],
    ["people.ndjson", [newsroom, ...facts.people.filter(isKnownSpeaker).map(personDocument)]],
    ["sources.ndjson", facts.sources.map(sourceDocument)],
    ["statements.ndjson", facts.statements.map(quoteDocument)],
    ["stories.ndjson", stories.map(articleDocument)],
    ["topics.ndjson", [...sections, ...topics].map(topicDocument)],
  ];
  return new Map(files.map(([file, documents]) => [file, documents.map(withoutAbsent).sort(byId)]));
}

/** One document a line. */
export function toNdjson(documents: readonly SampleDocument[]): string {
  return documents.map((document) => `${JSON.stringify(document)}\n`).join("");
}

export function quoteId(statementId: string): string {
  return statementId.replace(STATEMENT_PREFIX, "");
}

const newsroom: SampleDocument = {
  _id: NEWSROOM_ID,
  _type: "person",
  name: "Verbatim staff",
  slug: slug(NEWSROOM_ID),
  description: "The project that wrote the sample’s stories from their sources, not a particular person.",
  staff: true,
};

function articleDocument(story: SampleStory): SampleDocument {
  return {
    _id: articleId(story.slug),
    _type: "article",
    headline: story.headline,
    slug: slug(story.slug),
    standfirst: story.standfirst,
    byline: keyed("a", [reference(NEWSROOM_ID)]),
    section: reference(story.section),
    topics: keyed("t", story.topics.map(reference)),
    dateline: story.dateline,
    zone: EASTERN,
    keyImage: story.keyImage && imageObject(story.keyImage),
    body: portableText(story.body),
    publishedAt: story.publishedAt,
    updates: story.updates?.map(updateObject),
    coverage: story.covered
      ? {
          _type: "coverage",
          state: "ended",
          start: saidAt(story.covered.start),
          end: saidAt(story.covered.end),
        }
      : { _type: "coverage", state: "none" },
    corrections: story.corrections?.map(({ key, ...correction }) => ({
      _type: "correction",
      _key: key,
      ...correction,
    })),
    related:
      story.related &&
      keyed(
        "r",
        story.related.map((pick) => ({
          _type: "relatedPick",
          article: reference(articleId(pick.slug)),
          reason: pick.reason,
        })),
      ),
    howWeKnow: portableText(story.howWeKnow),
  };
}

/** The file is named as `sanity dataset import` and the lake's own import want it. */
function imageObject({ file, hotspot, crop, ...words }: SampleImage): object {
  return {
    _type: "articleImage",
    _sanityAsset: `image@file://./images/${file}`,
    ...words,
    hotspot: hotspot && { _type: "sanity.imageHotspot", ...hotspot },
    crop: crop && { _type: "sanity.imageCrop", ...crop },
  };
}

function updateObject(update: SampleUpdate): object {
  return {
    _type: "update",
    _key: update.key,
    at: saidAt(update.at),
    ...(update.atNote === undefined ? {} : { atNote: update.atNote }),
    headline: update.headline,
    body: portableText(update.body),
    author: reference(NEWSROOM_ID),
  };
}

function quoteDocument(fact: StatementFact): SampleDocument {
  const id = quoteId(fact.id);
  const record = recordOf(id);
  const event = eventOf(fact);
  const { medium, outlet, atEvent } = occasionOf(fact);
  return {
    _id: id,
    _type: "quote",
    text: fact.text,
    ...languageOf(fact),
    translatedBy: record.translatedBy,
    ...speakerOf(fact),
    roleAtTime: fact.role_at_time,
    medium,
    outlet,
    saidAt: saidAt(record.saidAt ?? timeOf(fact, event)),
    place: (atEvent && event.place) || undefined,
    event: record.isAtEvent === false ? undefined : reference(event.id),
    sources: keyed("c", [
      { _type: "sourceCitation", source: reference(fact.source_id), locator: fact.locator },
      ...(record.alsoIn ?? []).map(({ source, locator }) => ({
        _type: "sourceCitation",
        source: reference(source),
        locator,
      })),
    ]),
    replies: repliesOf(fact, record),
    check: { _type: "check", ...record.check },
    variants: variantsOf(fact, record),
    status: "live",
  };
}

/** The words of a translation are in our language; those that were spoken stand beside them, if known. */
function languageOf({ translated, language, original_text }: StatementFact): object {
  if (!translated) return { language };
  return {
    language: LANGUAGE,
    original: original_text === null ? undefined : { text: original_text, language },
  };
}

function speakerOf(fact: StatementFact): object {
  if (fact.speaker_type !== "unidentified") return { speaker: reference(fact.speaker) };
  return {
    unnamed: {
      _type: "unnamedSpeaker",
      description: fact.role_at_time,
      reason: "The transcript does not name the questioner.",
      editorsWhoKnow: [],
    },
  };
}

function timeOf(fact: StatementFact, event: EventFact): SampleTime {
  const zone = zoneNamed(fact.time_zone) ?? zoneOf(event);
  const [, utc] = /\((\d{2}:\d{2}:\d{2}) UTC\)/.exec(fact.time_zone ?? "") ?? [];
  const known = utc
    ? { date: `${fact.date}T${utc}Z`, precision: "minute" as const }
    : { date: fact.date, precision: "day" as const };
  return { ...known, bound: "exact", ...(zone === undefined ? {} : { zone }) };
}

function repliesOf(fact: StatementFact, record: StatementRecord): object[] | undefined {
  const replies =
    record.replies ??
    (fact.in_reply_to === null ? [] : [{ to: quoteId(fact.in_reply_to), kind: "replies-to" as const }]);
  if (replies.length === 0) return undefined;
  return keyed(
    "r",
    replies.map(({ to, kind }) => ({ _type: "reply", quote: reference(to), kind })),
  );
}

function variantsOf(fact: StatementFact, record: StatementRecord): object[] | undefined {
  const variants = otherWordings(fact);
  if (variants.length === 0) return undefined;
  return keyed(
    "v",
    variants.map((variant) => ({
      _type: "variant",
      text: variant.text,
      source: reference(variant.source_id),
      kind: variant.kind,
      note: record.variantNotes?.[variant.source_id] ?? variant.note ?? undefined,
    })),
  );
}

/** The variants of the facts, without the original of a translation, which has a field of its own. */
export function otherWordings({ variants, original_text }: StatementFact): readonly VariantFact[] {
  return variants.filter(({ text }) => text !== original_text);
}

function sourceDocument(fact: SourceFact): SampleDocument {
  const note = fact.id in sourceNotes ? sourceNotes[fact.id] : fact.note;
  return {
    _id: fact.id,
    _type: "source",
    title: titleOf(fact),
    kind: fact.kind,
    publisher: fact.publisher,
    url: fact.original_url ?? fact.url,
    archivedUrl: fact.archived_url ?? undefined,
    publishedAt: fact.date ?? undefined,
    note: note ?? undefined,
  };
}

/** The facts put a description in parentheses where a page has no title of its own. */
function titleOf({ title }: SourceFact): string {
  return title.replace(/^\((.)(.*)\)$/, (_, first: string, rest: string) => first.toUpperCase() + rest);
}

function personDocument(fact: PersonFact): SampleDocument {
  const identified = fact.wikidata !== null && fact.wikidata_basis?.startsWith("id seen");
  return {
    _id: fact.id,
    _type: "person",
    name: fact.name,
    slug: slug(fact.id),
    description: fact.description,
    sameAs: identified ? [`https://www.wikidata.org/wiki/${fact.wikidata}`] : undefined,
    roles: keyed(
      "r",
      fact.roles.map(({ title, organization, from, to, source_ids: [source] }) => ({
        _type: "role",
        title,
        organization: organization === null ? undefined : reference(organization),
        from: from ?? undefined,
        to: to ?? undefined,
        source: source === undefined ? undefined : reference(source),
      })),
    ),
  };
}

function organizationDocument(fact: OrganizationFact): SampleDocument {
  return {
    _id: fact.id,
    _type: "organization",
    name: fact.name,
    slug: slug(fact.id.replace(/^org-/, "")),
    description: fact.description,
  };
}

function eventDocument(fact: EventFact): SampleDocument {
  return {
    _id: fact.id,
    _type: "event",
    title: eventTitles[fact.id],
    slug: slug(fact.id.replace(/^ev-/, "")),
    date: fact.date,
    zone: zoneOf(fact),
    place: fact.place ?? undefined,
    description: fact.sentence,
    sources: keyed("s", fact.source_ids.map(reference)),
  };
}

function topicDocument({ id, title, description, parent }: SampleTopic): SampleDocument {
  return {
    _id: id,
    _type: "topic",
    title,
    slug: slug(id.replace(/^topic-/, "")),
    description,
    parent: parent === undefined ? undefined : reference(parent),
    isSection: sections.some((section) => section.id === id),
  };
}

function pageDocument({ slug: address, title, description, body }: SamplePage): SampleDocument {
  return {
    _id: `page-${address}`,
    _type: "page",
    title,
    slug: slug(address),
    description,
    body: portableText(body),
  };
}

function frontPageDocument({ lead, pinned }: SampleFrontPage): SampleDocument {
  return {
    _id: "frontPage",
    _type: "frontPage",
    lead: reference(articleId(lead)),
    pinned: keyed("p", pinned.map(articleId).map(reference)),
  };
}

function isKnownSpeaker(person: PersonFact): boolean {
  return person.kind !== "unidentified";
}

function recordOf(id: string): StatementRecord {
  const record = statementRecords[id];
  if (!record) throw new Error(`Statement ${id} has no record of its check. Add one to statementRecords.ts.`);
  return record;
}

function eventOf(fact: StatementFact): EventFact {
  const event = facts.events.find(({ id }) => id === fact.event_id);
  if (!event) throw new Error(`Statement ${fact.id} names the event ${fact.event_id}, which facts/ lacks.`);
  return event;
}

function occasionOf(fact: StatementFact): Occasion {
  const occasion = occasions[fact.medium];
  if (!occasion)
    throw new Error(`Statement ${fact.id} has the medium “${fact.medium}”. Add it to occasions.ts.`);
  return occasion;
}

function zoneOf(event: EventFact): string | undefined {
  return zoneNamed(event.time_zone) ?? ZONE_OF_PLACE[event.place ?? ""];
}

/** The zone that the facts name, sometimes with a remark behind it. */
function zoneNamed(written: string | null): string | undefined {
  return written?.match(/^E[DS]T\b/) ? EASTERN : undefined;
}

function articleId(storySlug: string): string {
  return `story-${storySlug}`;
}

function saidAt(time: SampleTime): object {
  return { _type: "saidAt", ...time };
}

function slug(current: string): object {
  return { _type: "slug", current };
}

function reference(_ref: string): object {
  return { _type: "reference", _ref };
}

/** The items of an array with keys that follow the position: a1, a2 … */
function keyed(prefix: string, items: readonly object[]): object[] {
  return items.map((item, index) => ({ ...item, _key: `${prefix}${index + 1}` }));
}

function withoutAbsent(document: SampleDocument): SampleDocument {
  return JSON.parse(JSON.stringify(document));
}

function byId(a: SampleDocument, b: SampleDocument): number {
  return a._id < b._id ? -1 : 1;
}

if (import.meta.main) {
  for (const [file, documents] of buildSample()) {
    writeFileSync(new URL(file, import.meta.url), toNdjson(documents));
  }
}
