import { z } from "zod";
import type { Speaker } from "../../lib/statement.ts";
import { type Place, readPart } from "./damage.ts";
import { text } from "./values.ts";

/**
 * Who spoke. Where the speaker is unnamed, no reference beside it is followed: an identity that was
 * stored by mistake stays where it is. Of the editors who know, only how many they are.
 */
export const SPEAKER = `"speaker": select(defined(unnamed) => null, speaker->{
    _id, _type, name, "slug": slug.current
  }),
  unnamed{description, reason, "editorsWhoKnow": count(editorsWhoKnow)}`;

const namedSchema = z.object({
  _id: z.string(),
  _type: z.enum(["person", "organization"]),
  name: text,
  slug: text,
});

const unnamedSchema = z.object({
  description: text,
  reason: text,
  editorsWhoKnow: z.number().nullable(),
});

export const speakerFields = {
  speaker: namedSchema.nullable(),
  unnamed: unnamedSchema.nullable(),
};

const speakerSchema = z.object(speakerFields).refine(({ speaker, unnamed }) => speaker || unnamed, {
  error: "has no speaker that can be named or described",
});

/** Null, and a warning, where nobody is named or described: then nothing may be attributed. */
export function readSpeaker(raw: unknown, place: Place): Speaker | null {
  const fields = readPart(speakerSchema, raw, place);
  if (fields?.unnamed) {
    const { description, reason, editorsWhoKnow } = fields.unnamed;
    return { kind: "unnamed", description, reason, editorsWhoKnow: editorsWhoKnow ?? 0 };
  }
  if (!fields?.speaker) return null;
  const { _id: id, _type: kind, name, slug } = fields.speaker;
  return { kind, id, name, slug };
}
