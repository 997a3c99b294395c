import { randomUUID } from "node:crypto";
import type { SanityClient } from "@sanity/client";
import type { Change } from "../lib/classifyChange.ts";
import { correctionDraft } from "../lib/correctionDraft.ts";
import { isBlocked } from "../lib/obstacle.ts";
import { type NewCorrection, type PublicationPlan, planPublish, publishActions } from "../lib/planPublish.ts";
import { CORRECTION_KINDS, type CorrectionKind } from "../lib/statement.ts";
import type { StoredDocument } from "../lib/storedDocument.ts";
import { findByName, type JudgedDocument, judge, obstacleLines } from "./judgedDocument.ts";
import { withWriter } from "./newsroomClient.ts";
import type { CommandPlace } from "./newsroomCommand.ts";
import { Problem } from "./problem.js";

export interface PublishOptions {
  /** Slug or id. */
  readonly name: string;
  /** Of the correction to add, as typed; null for none. */
  readonly kind: string | null;
  /** What readers are told; null for the sentence that is proposed. */
  readonly note: string | null;
  readonly isDryRun: boolean;
}

/** Publishes a draft if nothing stands in its way. @returns 1 if something does. @throws Problem */
export function publishCommand(options: PublishOptions, place: CommandPlace): Promise<number> {
  return withWriter(place, async (client) => {
    const judged = await judge(client, await findByName(client, options.name));
    const draft = judged?.toPublish.draft;
    if (!judged || !draft) {
      throw new Problem("no-draft", `"${options.name}" has no draft: there are no changes to publish.`);
    }
    if (judged.obstacles.length > 0) for (const line of obstacleLines(judged)) place.print(line);
    if (isBlocked(judged.obstacles)) {
      place.print(`\nNot published: put right what blocks, and repeat the command.`);
      return 1;
    }
    const plan = planWith(options, judged, draft);
    for (const line of planLines(plan)) place.print(line);
    await send(client, plan, judged, draft, options.isDryRun);
    place.print(options.isDryRun ? `Would publish ${judged.name}.` : `Published ${judged.name}.`);
    return 0;
  });
}

function planWith(options: PublishOptions, judged: JudgedDocument, draft: StoredDocument): PublicationPlan {
  const { toPublish, now, nameOf } = judged;
  const planned = (correction: NewCorrection | null) =>
    planPublish({ published: toPublish.published, draft, now, correction, nameOf });
  const plan = planned(null);
  if (options.kind !== null) return planned(newCorrection(options, plan, judged));
  if (options.note !== null) {
    throw new Problem(
      "note-without-kind",
      "--note comes with --correction-kind: say what kind of correction it is.",
    );
  }
  if (!plan.changes.correctionNeeded) return plan;
  throw new Problem(
    "correction-needed",
    `Readers of ${judged.name} must be told of what has changed:\n${changeLines(plan).join("\n")}\nAdd --correction-kind ${plan.changes.allowedCorrections[0] ?? "correction"}, and --note with the sentence that they read.`,
  );
}

function newCorrection(
  { kind, note }: PublishOptions,
  { changes: { changes, allowedCorrections } }: PublicationPlan,
  judged: JudgedDocument,
): NewCorrection {
  const chosen = CORRECTION_KINDS.find((known) => known === kind);
  if (chosen === undefined || !allowedCorrections.includes(chosen)) {
    throw new Problem("correction-kind", `--correction-kind is "${kind}": ${remedy(allowedCorrections)}`);
  }
  const told = changes.some((change) => change.needsCorrection)
    ? changes.filter((change) => change.needsCorrection)
    : changes.filter((change) => change.allowedCorrections.includes(chosen));
  const proposed = correctionDraft(told, judged.type === "article" ? "story" : "statement");
  if (proposed === null) {
    throw new Problem(
      "correction-kind",
      "The changes are of kinds that no single correction fits: publish them one by one.",
    );
  }
  return { ...proposed, kind: chosen, note: note ?? proposed.note, _key: randomUUID().slice(0, 12) };
}

function remedy(allowed: readonly CorrectionKind[]): string {
  return allowed.length === 0
    ? "nothing has changed that readers could be told of. Leave it out."
    : `what has changed can be filed as ${allowed.join(" or ")}.`;
}

function planLines({ patch, changes: { changes } }: PublicationPlan): readonly string[] {
  const set = Object.entries(patch?.set ?? {}).map(
    ([field, value]) => `  sets ${field} to ${JSON.stringify(value)}`,
  );
  const added = (patch?.insert?.items ?? []).map((item) => `  adds the correction ${JSON.stringify(item)}`);
  return [...changes.map(changeLine), ...set, ...added];
}

function changeLines({ changes: { changes } }: PublicationPlan): readonly string[] {
  return changes.filter((change) => change.needsCorrection).map(changeLine);
}

function changeLine({ kind, where, was, now }: Change): string {
  return `  ${kind}  ${where}: ${JSON.stringify(was)} → ${JSON.stringify(now)}`;
}

async function send(
  client: SanityClient,
  plan: PublicationPlan,
  { toPublish: { published } }: JudgedDocument,
  draft: StoredDocument,
  dryRun: boolean,
): Promise<void> {
  await client.action(publishActions(plan, { published, draft }), { dryRun });
}
