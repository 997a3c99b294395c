import type { Obstacle, StoryToPublish } from "../obstacle.ts";
import { storyObstacles } from "../publishable.ts";
import { itemsIn, partIn, type StoredDocument, type StoredItem, textIn } from "../storedDocument.ts";
import { statementPlaces } from "../storyRules.ts";
import { instantInWords } from "../time.ts";
import { isInstant } from "../writtenForms.ts";
import { type GuardedPatch, guardedPatch, type StoryVersions } from "./guardedPatch.ts";
import { strengthened } from "./strengthened.ts";
import { notPublished, timeProblems } from "./timeProblems.ts";
import type { UpdateProblem } from "./updateProblem.ts";
import {
  isLater,
  momentInWords,
  momentToTheMinute,
  placeOfUpdate,
  storedUpdates,
  zoneOfStory,
} from "./updateTimes.ts";

/** An update as a journalist has written it. */
export interface NewUpdate {
  /** Its array key, chosen once: the anchor is `update-{key}`, and a second one with it is not published. */
  readonly key: string;
  /** UTC instant. */
  readonly at: string;
  readonly headline: string;
  /** Portable Text of the schema's `updateBody`; of statements made in place the references may wait still. */
  readonly body: readonly StoredItem[];
  /** Listed at the top of the story. */
  readonly isKey: boolean;
  /** Id of the person who wrote it; null where it is not signed. */
  readonly author: string | null;
}

export interface UpdateToPublish extends StoryVersions {
  readonly update: NewUpdate;
  /** What the story has around it once it carries the update: see `storyWithUpdate`. */
  readonly around: Pick<StoryToPublish, "referred" | "statements" | "sameAddress" | "replies">;
  /** By the backend's clock. */
  readonly now: Date;
}

export type UpdatePlan =
  | { readonly kind: "refused"; readonly problems: readonly UpdateProblem[] }
  /** The published story has an update of this key: here is what it says. */
  | { readonly kind: "already-published"; readonly update: StoredItem }
  | {
      readonly kind: "publish";
      readonly update: StoredItem;
      /** Of one transaction. */
      readonly mutations: readonly GuardedPatch[];
      /** What should be looked at, and is in no way of publishing. */
      readonly warnings: readonly UpdateProblem[];
    };

/**
 * What has to be written to publish an update of a running story: it is put at its time into the
 * published version, and into the draft if there is one. All else that the draft has changed stays
 * there and stays unpublished.
 */
export function planUpdate({ published, draft, update, around, now }: UpdateToPublish): UpdatePlan {
  if (published === null) return { kind: "refused", problems: [notPublished("publish the update")] };
  const there = itemsIn(published, "updates").find(({ _key }) => _key === update.key);
  if (there !== undefined) return { kind: "already-published", update: there };
  const item = storedUpdate(published, update);
  const obstacles = storyObstacles(
    { ...around, id: published._id, draft: storyWithUpdate(published, update), published: null },
    now,
  ).filter((obstacle) => isAbout(item, obstacle));
  const told = (severity: Obstacle["severity"]) =>
    obstacles.filter((one) => one.severity === severity).map((one) => asProblem(one, around));
  const problems = [
    ...coverageProblems(published),
    ...timeProblems(update.at, published, now),
    ...beforeCoverage(published, update.at),
    ...told("blocks"),
  ];
  if (problems.length > 0) return { kind: "refused", problems };
  return {
    kind: "publish",
    update: item,
    mutations: [published, ...(draft === null ? [] : [draft])].flatMap((version) => insertion(version, item)),
    warnings: told("warns"),
  };
}

/** The published story as it would be with the update: what its surroundings are to be read for. */
export function storyWithUpdate(published: StoredDocument, update: NewUpdate): StoredDocument {
  const updates = storedUpdates(published);
  const place = placeOfUpdate(updates, update.at, zoneOfStory(published));
  return { ...published, updates: updates.toSpliced(place, 0, storedUpdate(published, update)) };
}

/** The mutation that puts an update at its time into a version; none where it has one of its key. */
export function insertion(version: StoredDocument, update: StoredItem): readonly GuardedPatch[] {
  const updates = storedUpdates(version);
  if (updates.some(({ _key }) => _key === update._key)) return [];
  const place = placeOfUpdate(updates, textIn(partIn(update, "at"), "date"), zoneOfStory(version));
  const items = [update];
  return [
    guardedPatch(version, {
      setIfMissing: { updates: [] },
      insert:
        place === updates.length ? { after: "updates[-1]", items } : { before: `updates[${place}]`, items },
    }),
  ];
}

function storedUpdate(
  story: StoredDocument,
  { key, at, headline, body, isKey, author }: NewUpdate,
): StoredItem {
  return {
    _type: "update",
    _key: key,
    at: momentToTheMinute(at, zoneOfStory(story)),
    headline: headline.trim(),
    body: strengthened(body),
    ...(isKey && { isKey }),
    ...(author !== null && { author: { _type: "reference", _ref: author } }),
  };
}

function coverageProblems(published: StoredDocument): readonly UpdateProblem[] {
  const state = textIn(partIn(published, "coverage"), "state") || "none";
  if (state === "running") return [];
  const sentence =
    state === "ended"
      ? "The coverage of this story has ended. Start it again, or write the update into the story."
      : "This story is no running one. Start its coverage first.";
  return [{ code: "coverage-not-running", field: "coverage", sentence }];
}

function beforeCoverage(published: StoredDocument, at: string): readonly UpdateProblem[] {
  const start = partIn(partIn(published, "coverage"), "start");
  const zone = zoneOfStory(published);
  if (!isInstant(at) || !isLater(start, at, zone)) return [];
  const began = momentInWords(start, zone);
  const sentence = `The time of the update, ${instantInWords(at, zone)}, is before the coverage began (${began}). Choose a later one.`;
  return [{ code: "time-before-coverage", field: "at", sentence }];
}

/** Whether an obstacle stands in the update, or is one of a statement that it carries. */
function isAbout(item: StoredItem, { standsAt: [field, step], documentId }: Obstacle): boolean {
  const isInside = field === "updates" && typeof step === "object" && step._key === item._key;
  return isInside || statementsIn(item).has(documentId);
}

function statementsIn(item: StoredItem): ReadonlySet<string | null> {
  return new Set(statementPlaces({ _id: "", _type: "article", updates: [item] }).map(({ id }) => id));
}

function asProblem(
  { code, sentence, standsAt: [, , part], documentId, documentType }: Obstacle,
  { referred }: UpdateToPublish["around"],
): UpdateProblem {
  if (documentType !== "article") {
    const name = referred.get(documentId)?.name ?? documentId;
    return { code, field: "body", sentence: `In ${name}: ${sentence}` };
  }
  return { code, field: FIELDS.find((field) => field === part) ?? "body", sentence };
}

const FIELDS = ["at", "headline", "body", "author"] as const;
