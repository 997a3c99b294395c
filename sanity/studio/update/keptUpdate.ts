import { z } from "zod";
import type { StoredItem } from "../../../lib/storedDocument.ts";
import { UNDO_MS } from "../../../lib/updates/planUndo.ts";
import { isBlank, type Sending, type WrittenUpdate } from "./writtenUpdate.ts";

/** What a browser keeps of somebody's updates to a story, so that a lost connection or a closed tab loses nothing. */
export interface KeptUpdate {
  /** Null once it is published, until another is begun; its text again while it is being taken back. */
  readonly writing: WrittenUpdate | null;
  /** The last that was published. */
  readonly published: PublishedUpdate | null;
}

export interface PublishedUpdate {
  /** As it is stored. */
  readonly update: StoredItem;
  /** Null where that isn't known: then it can't be taken back. */
  readonly publishedAt: Sending | null;
  /** As it stands in the form. */
  readonly written: WrittenUpdate;
  /** False where it had been published before, with other words. */
  readonly isAsWritten: boolean;
}

const NOTHING: KeptUpdate = { writing: null, published: null };

const sendingSchema = z.object({ at: z.iso.datetime(), here: z.number() });
const partSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("text"), key: z.string(), text: z.string() }),
  z.object({ kind: z.literal("statement"), key: z.string(), id: z.string(), excerpt: z.string() }),
]);
const writtenSchema = z.object({
  key: z.string(),
  at: z.string().nullable(),
  headline: z.string(),
  parts: z.array(partSchema).min(1),
  isKey: z.boolean(),
  author: z.string().nullable(),
  known: z.array(z.string()),
  sent: sendingSchema.nullable(),
});
const keptSchema = z.object({
  writing: writtenSchema.nullable(),
  published: z
    .object({
      update: z.looseObject({ _key: z.string() }),
      publishedAt: sendingSchema.nullable(),
      written: writtenSchema,
      isAsWritten: z.boolean(),
    })
    .nullable(),
});

/** Under which name it is kept: of each person and story its own. */
export function nameOfKept(userId: string, storyId: string): string {
  return `verbatim.update.${userId}.${storyId}`;
}

/** As it is kept; null where there is nothing worth it. */
export function keptAsText({ writing, published }: KeptUpdate): string | null {
  const worth: KeptUpdate = { writing: writing && !isBlank(writing) ? writing : null, published };
  return worth.writing === null && published === null ? null : JSON.stringify(worth);
}

/**
 * What was kept; nothing where it can't be read. What can't be taken back any more is left out, unless
 * it differs from what was written.
 *
 * @param here milliseconds since 1970, by the browser's clock
 */
export function readKept(text: string | null, here: number): KeptUpdate {
  const { data } = keptSchema.safeParse(parsed(text));
  if (data === undefined) return NOTHING;
  const { writing, published } = data;
  const isOver = published?.isAsWritten && secondsToUndo(published, here) === 0;
  return { writing, published: isOver ? null : published };
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null;
  }
}

/** For how many seconds an update can still be taken back, by the clock of the browser that published it. */
export function secondsToUndo({ publishedAt }: Pick<PublishedUpdate, "publishedAt">, here: number): number {
  if (publishedAt === null) return 0;
  const since = here - publishedAt.here;
  return since < 0 ? 0 : Math.max(0, Math.ceil((UNDO_MS - since) / 1_000));
}

/** The text of a published update, to go on with. It is another one from now on: readers may have seen the first. */
export function writtenAnew({ written }: PublishedUpdate, newKey: () => string): KeptUpdate {
  return { writing: { ...written, key: newKey(), sent: null }, published: null };
}
