import type { Speaker } from "./statement.ts";

/** The name to print; someone unnamed is "Unnamed", and described elsewhere. */
export function speakerName(speaker: Speaker): string {
  return speaker.kind === "unnamed" ? "Unnamed" : speaker.name;
}
