import type { Speaker } from "./statement.ts";

/** The name to print; someone unnamed is "Unnamed", and described elsewhere. */
export function speakerName(speaker: Speaker): string {
  return speaker.kind === "unnamed" ? "Unnamed" : speaker.name;
}

/** The same within a sentence: "the statement by a speaker who is not named". */
export function speakerInSentence(speaker: Speaker): string {
  return speaker.kind === "unnamed" ? "a speaker who is not named" : speaker.name;
}
