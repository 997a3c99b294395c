import { itemsIn, partIn, type StoredDocument, type StoredPart, textIn } from "../storedDocument.ts";
import { instantInWords } from "../time.ts";
import { isInstant } from "../writtenForms.ts";
import { type GuardedPatch, guardedPatch, type StoryVersions } from "./guardedPatch.ts";
import { notPublished, timeProblems } from "./timeProblems.ts";
import type { UpdateProblem } from "./updateProblem.ts";
import { isLater, momentInWords, momentToTheMinute, zoneOfStory } from "./updateTimes.ts";

export interface CoverageChange extends StoryVersions {
  /** UTC instant at which the coverage starts or ends; null for now. */
  readonly at: string | null;
  /** By the backend's clock. */
  readonly now: Date;
}

export type CoveragePlan =
  | { readonly kind: "refused"; readonly problems: readonly UpdateProblem[] }
  /** When it begins or ends, as it is stored; and one transaction, of both versions. */
  | {
      readonly kind: "change";
      readonly moment: StoredPart;
      readonly mutations: readonly GuardedPatch[];
    };

/**
 * What has to be written to start the coverage of a published story. Coverage that has ended goes on from
 * its first start: a time of its own is refused.
 */
export function planCoverageStart({ published, draft, at, now }: CoverageChange): CoveragePlan {
  if (published === null) return refused([notPublished("start its coverage")]);
  const coverage = partIn(published, "coverage");
  const state = textIn(coverage, "state");
  const from = state === "ended" ? partIn(coverage, "start") : {};
  const isAgain = from.date !== undefined;
  const time = at ?? now.toISOString();
  const problems = [
    ...(state === "running" ? [running(coverage, published)] : []),
    ...(isAgain && at !== null ? [goesOn(from, published)] : timeProblems(time, published, now)),
  ];
  if (problems.length > 0) return refused(problems);
  const start = isAgain ? from : momentToTheMinute(time, zoneOfStory(published));
  return change({ published, draft }, start, ({ end: _end, ...kept }) => ({
    ...kept,
    state: "running",
    start: (isAgain && kept.start) || start,
  }));
}

/** What has to be written to end running coverage; not before it began, and not before its newest update. */
export function planCoverageEnd({ published, draft, at, now }: CoverageChange): CoveragePlan {
  if (published === null) return refused([notPublished("end its coverage")]);
  const coverage = partIn(published, "coverage");
  const time = at ?? now.toISOString();
  const problems = [
    ...(textIn(coverage, "state") === "running" ? [] : [notRunning(coverage, published)]),
    ...timeProblems(time, published, now),
    ...endTooEarly(published, time),
  ];
  if (problems.length > 0) return refused(problems);
  const end = momentToTheMinute(time, zoneOfStory(published));
  return change({ published, draft }, end, (kept) => ({ ...coverage, ...kept, state: "ended", end }));
}

/** What else the draft says of the coverage stays. */
function change(
  { published, draft }: StoryVersions,
  moment: StoredPart,
  changed: (coverage: StoredPart) => StoredPart,
): CoveragePlan {
  const versions = [published, draft].filter((version) => version !== null);
  return {
    kind: "change",
    moment,
    mutations: versions.map((version) =>
      guardedPatch(version, {
        set: { coverage: { ...changed(partIn(version, "coverage")), _type: "coverage" } },
      }),
    ),
  };
}

function refused(problems: readonly UpdateProblem[]): CoveragePlan {
  return { kind: "refused", problems };
}

function running(coverage: StoredPart, story: StoredDocument): UpdateProblem {
  const sentence = `The coverage is running already${since(partIn(coverage, "start"), story)}. Publish updates, or end it.`;
  return { code: "coverage-running", field: "coverage", sentence };
}

function goesOn(start: StoredPart, story: StoredDocument): UpdateProblem {
  const sentence = `The coverage goes on from when it began${since(start, story)}. Leave the time out.`;
  return { code: "coverage-goes-on", field: "at", sentence };
}

function notRunning(coverage: StoredPart, story: StoredDocument): UpdateProblem {
  const sentence =
    textIn(coverage, "state") === "ended"
      ? `The coverage has ended already${since(partIn(coverage, "end"), story)}. Leave it, or start it again.`
      : "This story is no running one, so that its coverage can’t end. Start it first.";
  return { code: "coverage-not-running", field: "coverage", sentence };
}

function endTooEarly(story: StoredDocument, at: string): readonly UpdateProblem[] {
  if (!isInstant(at)) return [];
  const zone = zoneOfStory(story);
  const end = instantInWords(at, zone);
  if (isLater(partIn(partIn(story, "coverage"), "start"), at, zone)) {
    const sentence = `The coverage can’t end at ${end}, before it began. Choose a later time.`;
    return [{ code: "time-before-coverage", field: "at", sentence }];
  }
  const later = itemsIn(story, "updates").findLast((update) => isLater(partIn(update, "at"), at, zone));
  if (later === undefined) return [];
  const sentence = `The coverage can’t end at ${end}, before its update “${textIn(later, "headline")}”. Choose a later time.`;
  return [{ code: "time-before-update", field: "at", sentence }];
}

/** " (July 27, 2016, 2:05 pm EDT)"; nothing where it isn't recorded. */
function since(moment: StoredPart, story: StoredDocument): string {
  const words = momentInWords(moment, zoneOfStory(story));
  return words && ` (${words})`;
}
