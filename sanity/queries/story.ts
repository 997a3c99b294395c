import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";
import { MAX_RELATED, type RelatedSubject, rankRelated, subjectStatement } from "../../lib/related.ts";
import type { SaidAt } from "../../lib/statement.ts";
import type { Story, StorySource } from "../../lib/story.ts";
import { storyStatements } from "../../lib/storyStatements.ts";
import { tieStoryThreads } from "../../lib/tieThreads.ts";
import { CORRECTION, correctionSchema, readCorrections } from "./correction.ts";
import {
  logDamage,
  type Place,
  readEach,
  readEachLater,
  readLater,
  readOptional,
  readPart,
  type Warn,
  within,
} from "./damage.ts";
import { documentIds } from "./documentIds.ts";
import { IMAGE, imageSchema, readImage } from "./image.ts";
import {
  NOTE_BODY,
  noteBlockSchema,
  type Reading,
  readNoteBody,
  STORY_BODY,
  storyBlockSchema,
} from "./portableText.ts";
import { PUBLISHED } from "./readerRules.ts";
import { type Connections, EDITORS_PICK, loadConnections, pickSchema, readPicks } from "./related.ts";
import { readSaidAt, SAID_AT, saidAtSchema } from "./saidAt.ts";
import { readStoryCard, STORY_CARD, storyCardSchema } from "./storyCard.ts";
import { readStoryText, UPDATE, updateSchema } from "./storyText.ts";
import { readText, text } from "./values.ts";
import { SECONDARY_BUDGET_MS, withinBudget } from "./withinBudget.ts";

/** A story whole: all that its page shows of it. */
export const STORY = `${STORY_CARD},
  byline[]{_key, _type, _type == "reference" => {_ref, "name": @->name}, _type == "bylineText" => {text}},
  dateline, keyImage{${IMAGE}}, body[]{${STORY_BODY}}, updates[]{${UPDATE}}, "coverage": coverage.state,
  "coverageStart": coverage.start{${SAID_AT}}, "coverageEnd": coverage.end{${SAID_AT}},
  corrections[]{${CORRECTION}}, related[]{${EDITORS_PICK}}, "relatedHidden": relatedHidden[]{_key, _ref},
  howWeKnow[]{${NOTE_BODY}}`;

export const STORY_QUERY = defineQuery(
  `*[_type == "article" && slug.current == $slug && ${PUBLISHED}][0]{${STORY}}`,
);

const bylineSchema = z.discriminatedUnion("_type", [
  z.object({ _key: z.string(), _type: z.literal("reference"), _ref: z.string(), name: text.nullable() }),
  z.object({ _key: z.string(), _type: z.literal("bylineText"), text }),
]);

const coverageState = z.enum(["none", "running", "ended"]);

const hiddenSchema = z.object({ _key: z.string().nullish(), _ref: text });

export const storySchema = storyCardSchema.extend({
  byline: readEachLater(bylineSchema),
  dateline: readLater(z.string()),
  keyImage: readLater(imageSchema),
  body: readEachLater(storyBlockSchema),
  updates: readEachLater(updateSchema),
  coverage: readLater(coverageState),
  coverageStart: readLater(saidAtSchema),
  coverageEnd: readLater(saidAtSchema),
  corrections: readEachLater(correctionSchema),
  related: readEachLater(pickSchema),
  relatedHidden: readEachLater(hiddenSchema),
  howWeKnow: readEachLater(noteBlockSchema),
});

/** A story can't be shown without its headline, slug, publication date and section. */
export class DamagedStoryError extends Error {
  override readonly name = "DamagedStoryError";
  readonly code = "damaged-story";
  readonly documentId: string;
  readonly field: string;

  constructor(documentId: string, field: string, problem: string) {
    super(
      `Story ${documentId} can't be shown: its ${field} can't be read (${problem}). Put it right in the Studio.`,
    );
    this.documentId = documentId;
    this.field = field;
  }
}

export interface LoadedStory {
  readonly story: Story;
  /** Every document whose change changes the page. */
  readonly ids: readonly string[];
  /** Ids through which another story or statement belongs to this page. */
  readonly relationKeys: readonly string[];
}

export interface LoadOptions {
  readonly warn?: Warn;
  /** For what the page can do without. */
  readonly budgetMs?: number | undefined;
}

export interface ParsedStory {
  /** Not for readers before its threads are tied: they may name what isn't published. `related` is null. */
  readonly story: Story;
  readonly subject: RelatedSubject;
  readonly ids: readonly string[];
  readonly relationKeys: readonly string[];
}

/**
 * The story that readers see at a slug, null if there is none.
 *
 * @throws {DamagedStoryError} if it lacks what no story can lack; the client's errors if the backend can't be read.
 */
export async function loadStory(
  client: Pick<SanityClient, "fetch">,
  slug: string,
  { warn = logDamage, budgetMs }: LoadOptions = {},
): Promise<LoadedStory | null> {
  const raw = await client.fetch<unknown>(STORY_QUERY, { slug });
  return raw === null ? null : completeStory(client, parseStory(raw, warn), { warn, budgetMs });
}

/** The story with what stands elsewhere and belongs to it; `warn` is told of damage there. */
export async function completeStory(
  client: Pick<SanityClient, "fetch">,
  parsed: ParsedStory,
  { warn = logDamage, budgetMs = SECONDARY_BUDGET_MS }: LoadOptions = {},
): Promise<LoadedStory> {
  const connections = await withinBudget(
    budgetMs,
    `${parsed.story.id} is shown without related coverage`,
    (signal) => loadConnections(client, parsed.subject, signal, warn),
  );
  const { story, ids } = connections ? connectStory(parsed, connections) : standAlone(parsed);
  return { story, ids, relationKeys: parsed.relationKeys };
}

/**
 * A story from the result of `STORY_QUERY`. Whatever is damaged in it is left out and told to `warn`.
 *
 * @throws {DamagedStoryError} if it lacks a headline, slug, publication date or section.
 */
export function parseStory(raw: unknown, warn: Warn): ParsedStory {
  const stored = readStored(raw);
  const place: Place = { documentId: stored._id, path: "", warn };
  const { card, topics } = readStoryCard(stored, place);
  const { body, updates, reading } = readStoryText(stored.body, stored.updates, place);
  const unsourced: Story = {
    ...card,
    byline: readEach(stored.byline, within(place, "byline"), readByline),
    dateline: readText(stored.dateline, within(place, "dateline")),
    keyImage: stored.keyImage == null ? null : readImage(stored.keyImage, within(place, "keyImage")),
    body,
    updates,
    coverage: readOptional(coverageState, stored.coverage, within(place, "coverage.state")) ?? "none",
    coverageStart: readMoment(stored.coverageStart, within(place, "coverage.start")),
    coverageEnd: readMoment(stored.coverageEnd, within(place, "coverage.end")),
    corrections: readCorrections(stored.corrections, within(place, "corrections")),
    howWeKnow: readNoteBody(stored.howWeKnow, within(place, "howWeKnow"), reading),
    sources: [],
    related: null,
  };
  const story = { ...unsourced, sources: storySources(unsourced, reading) };
  const subject: RelatedSubject = {
    id: story.id,
    topics,
    statements: subjectStatements(story),
    picks: readPicks(stored.related, within(place, "related")),
    hidden: readEach(stored.relatedHidden, within(place, "relatedHidden"), readHidden),
  };
  return { story, subject, ids: documentIds(raw), relationKeys: relationKeys(subject, reading) };
}

function readStored(raw: unknown): z.output<typeof storySchema> {
  const stored = storySchema.safeParse(raw);
  if (stored.success) return stored.data;
  const documentId = z.object({ _id: z.string() }).safeParse(raw).data?._id ?? "without an id";
  const [issue] = stored.error.issues;
  throw new DamagedStoryError(
    documentId,
    String(issue?.path[0] ?? "content"),
    issue?.message ?? "unreadable",
  );
}

/** The story with related coverage and with its threads tied to statements elsewhere. */
function connectStory(
  { story, subject, ids }: ParsedStory,
  connections: Connections,
): Pick<LoadedStory, "story" | "ids"> {
  const { answering, carriers, candidates } = connections;
  const slugs = new Map([...carriers].map(([statementId, { slug }]) => [statementId, slug]));
  const tied = tieStoryThreads(story, answering, slugs);
  const related = rankRelated(subject, candidates, MAX_RELATED);
  const shown = [
    ...connections.ids,
    ...[...carriers.values()].map(({ id }) => id),
    ...related.map(({ id }) => id),
  ];
  return { story: { ...tied, related }, ids: [...new Set([...ids, ...shown])] };
}

/** The story with its threads tied within it: what stands elsewhere isn't known. */
function standAlone({ story, ids }: ParsedStory): Pick<LoadedStory, "story" | "ids"> {
  return { story: tieStoryThreads(story, [], new Map()), ids };
}

function readByline(raw: unknown, place: Place): string | null {
  const entry = readPart(bylineSchema, raw, place);
  if (entry === null) return null;
  return entry._type === "bylineText" ? entry.text : readPart(text, entry.name, within(place, "name"));
}

function readMoment(raw: unknown, place: Place): SaidAt | null {
  return raw == null ? null : readSaidAt(raw, place);
}

function readHidden(raw: unknown, place: Place): string | null {
  return readPart(hiddenSchema, raw, place)?._ref ?? null;
}

function subjectStatements(story: Story): RelatedSubject["statements"] {
  return storyStatements(story).flatMap((block) =>
    block.type === "statement" ? [subjectStatement(block.number, block.statement)] : [],
  );
}

/** First those that statements are taken from, by number, then those that running text alone links to. */
function storySources(story: Story, { sourcesInText }: Reading): StorySource[] {
  const cited = new Map<string, { source: StorySource["source"]; numbers: Set<number> }>();
  for (const block of storyStatements(story)) {
    if (block.type !== "statement") continue;
    for (const { source } of block.statement.sources) {
      const entry = cited.get(source.id) ?? { source, numbers: new Set() };
      cited.set(source.id, { ...entry, numbers: entry.numbers.add(block.number) });
    }
  }
  const supporting = [...cited.values()].map(({ source, numbers }) => ({
    source,
    statementNumbers: [...numbers].sort((one, other) => one - other),
    inText: sourcesInText.has(source.id),
  }));
  const linkedOnly = [...sourcesInText.values()]
    .filter(({ id }) => !cited.has(id))
    .map((source) => ({ source, statementNumbers: [], inText: true }));
  return [...supporting, ...linkedOnly];
}

function relationKeys(subject: RelatedSubject, { numbers }: Reading): string[] {
  const ofStatements = subject.statements.flatMap(({ speakers, event, sources, replies }) => [
    ...speakers.map(({ id }) => id),
    ...(event ? [event.id] : []),
    ...sources.map(({ id }) => id),
    ...replies.map(({ statementId }) => statementId),
  ]);
  const keys = [
    subject.id,
    ...numbers.keys(),
    ...ofStatements,
    ...subject.topics.map(({ id }) => id),
    ...subject.picks.map(({ storyId }) => storyId),
  ];
  return [...new Set(keys)];
}
