import { defineField } from "sanity";

type SpeakerFields = Readonly<Record<string, unknown>>;

/** The two fields that say who spoke; a type that has them validates with `namedOrUnnamed`. */
export const speakerFields = [
  defineField({
    name: "speaker",
    title: "Speaker",
    type: "reference",
    to: [{ type: "person" }, { type: "organization" }],
    description: "The person, or the organization if it speaks as one.",
  }),
  defineField({
    name: "unnamed",
    title: "Speaker not named",
    type: "unnamedSpeaker",
    description: "Only if the speaker can't be named. Leave it empty otherwise.",
    options: { collapsible: true, collapsed: true },
  }),
];

/** Exactly one of `speaker` and `unnamed`: an identity is never stored beside a promise not to name it. */
export function namedOrUnnamed(value: SpeakerFields | undefined): true | string {
  if (value?.speaker && value.unnamed) {
    return "A speaker is either named or unnamed. Clear one of the two, so that no identity is stored.";
  }
  return Boolean(value?.speaker ?? value?.unnamed) || "Choose the speaker, or describe one who is not named.";
}
