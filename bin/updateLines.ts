import type { NameOf } from "../lib/passages.ts";
import {
  itemsIn,
  partIn,
  referenceIn,
  type StoredDocument,
  type StoredItem,
  type StoredPart,
  slugOf,
  textIn,
} from "../lib/storedDocument.ts";
import { storyPath } from "../lib/story.ts";
import type { GuardedPatch } from "../lib/updates/guardedPatch.ts";
import type { UpdatePlan } from "../lib/updates/planUpdate.ts";
import { momentInWords, zoneOfStory } from "../lib/updates/updateTimes.ts";

interface Surroundings {
  readonly published: StoredDocument | null;
  readonly nameOf: NameOf;
}

/** An update as readers will find it, in plain text. */
export function updateLines(update: StoredItem, { published, nameOf }: Surroundings): readonly string[] {
  const author = referenceIn(update, "author");
  const time = momentInWords(partIn(update, "at"), zoneOfStory(published ?? {}));
  return [
    `  ${time}${update.isKey === true ? " (key update)" : ""}`,
    `  ${textIn(update, "headline")}`,
    ...(author === null ? [] : [`  by ${nameOf(author)}`]),
    ...itemsIn(update, "body").flatMap((block) => ["", `  ${blockLine(block, nameOf)}`]),
    "",
  ];
}

function blockLine(block: StoredItem, nameOf: NameOf): string {
  if (block._type === "statement") return `[statement: ${nameOf(referenceIn(block, "quote") ?? "")}]`;
  const words = itemsIn(block, "children")
    .map((span) => `${textOf(span)}${addressOf(span, block)}`)
    .join("");
  const level = typeof block.level === "number" ? block.level : 0;
  const sign = block.listItem === "number" ? "1. " : "- ";
  return level === 0 ? words : `${"  ".repeat(level - 1)}${sign}${words}`;
}

function textOf({ text }: StoredPart): string {
  return typeof text === "string" ? text : "";
}

function addressOf({ marks }: StoredPart, block: StoredPart): string {
  const link = itemsIn(block, "markDefs").find(({ _key }) => Array.isArray(marks) && marks.includes(_key));
  return link === undefined ? "" : ` <${textIn(link, "href")}>`;
}

/** The mutations as they are sent. */
export function transactionLines(mutations: readonly GuardedPatch[]): readonly string[] {
  return ["transaction", ...mutations.map((mutation) => `  ${JSON.stringify(mutation)}`)];
}

interface Receipt {
  readonly plan: Exclude<UpdatePlan, { kind: "refused" }> & Pick<Surroundings, "published">;
  readonly transactionId: string | null;
  readonly isDryRun: boolean;
  readonly siteOrigin: string;
  /** False where it had been published before, with other words. */
  readonly isAsSent: boolean;
}

/** What was done, and where readers find it. */
export function receiptLines({
  plan,
  transactionId,
  isDryRun,
  siteOrigin,
  isAsSent,
}: Receipt): readonly string[] {
  const { update, published } = plan;
  const story = published ?? {};
  const address = `${siteOrigin}${storyPath(slugOf(story))}#update-${update._key}`;
  return [
    `${outcome(plan.kind, isDryRun)}: ${textIn(update, "headline")}`,
    `  address      ${address}`,
    `  time         ${momentInWords(partIn(update, "at"), zoneOfStory(story))}`,
    ...(transactionId === null ? [] : [`  transaction  ${transactionId}`]),
    ...(isAsSent
      ? []
      : [
          "What is published differs from what was sent, and stays. Change it in the Studio, with a correction.",
        ]),
  ];
}

function outcome(kind: Receipt["plan"]["kind"], isDryRun: boolean): string {
  if (kind === "already-published") return "Already published";
  return isDryRun ? "Would publish" : "Published";
}
