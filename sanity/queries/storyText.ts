import { z } from "zod";
import type { Block, Update } from "../../lib/story.ts";
import { type Place, readEach, readEachLater, readLater, readOptional, readPart, within } from "./damage.ts";
import {
  type Reading,
  readStoryBody,
  readUpdateBody,
  UPDATE_BODY,
  updateBlockSchema,
} from "./portableText.ts";
import { readSaidAt, SAID_AT, saidAtSchema } from "./saidAt.ts";
import { readText, text } from "./values.ts";

export const UPDATE = `_key, at{${SAID_AT}}, atNote, headline, isKey, body[]{${UPDATE_BODY}}, "author": author->{_id, name}`;

const authorSchema = z.object({ _id: z.string(), name: text });

export const updateSchema = z.object({
  _key: text,
  at: readLater(saidAtSchema),
  atNote: readLater(z.string()),
  headline: text,
  isKey: readLater(z.boolean()),
  body: readEachLater(updateBlockSchema),
  author: readLater(authorSchema),
});

export interface StoryText {
  readonly body: Block[];
  /** In stored order: newest last. */
  readonly updates: Update[];
  /** What was gathered; a text that follows (how we know) goes on with it. */
  readonly reading: Reading;
}

/**
 * A story's body and updates. Statements are numbered as who reads from the start meets them: an
 * update where the body places it, the others after the body.
 */
export function readStoryText(rawBody: unknown, rawUpdates: unknown, place: Place): StoryText {
  const stored = readEach(rawUpdates, within(place, "updates"), (raw, at) => {
    const update = readPart(updateSchema, raw, at);
    return update && { update, at };
  });
  const unread = new Map(stored.map((one) => [one.update._key, one]));
  const read = new Map<string, Update>();
  const readOnce = (key: string): Update | null => {
    const one = unread.get(key);
    if (!one) return null;
    unread.delete(key);
    const update = readUpdate(one.update, one.at, reading);
    read.set(key, update);
    return update;
  };
  const reading: Reading = { numbers: new Map(), sourcesInText: new Map(), placeUpdate: readOnce };
  const body = readStoryBody(rawBody, within(place, "body"), reading);
  for (const key of [...unread.keys()]) readOnce(key);
  return {
    body,
    updates: [...new Set(stored.map((one) => one.update._key))].flatMap((key) => read.get(key) ?? []),
    reading,
  };
}

function readUpdate(update: z.output<typeof updateSchema>, place: Place, reading: Reading): Update {
  return {
    key: update._key,
    at: readSaidAt(update.at, within(place, "at")),
    atNote: readText(update.atNote, within(place, "atNote")),
    headline: update.headline,
    body: readUpdateBody(update.body, within(place, "body"), reading),
    author: readOptional(authorSchema, update.author, within(place, "author"))?.name ?? null,
    isKey: readOptional(z.boolean(), update.isKey, within(place, "isKey")) ?? false,
  };
}
