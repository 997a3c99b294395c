import type { ValidationMarker } from "sanity";
import type { Obstacle } from "../../../lib/obstacle.ts";
import type { DocumentPath } from "../../../lib/storedDocument.ts";

/** One reason in a list, with the place to mend it. */
export type Reason = Pick<Obstacle, "severity" | "sentence" | "documentId" | "documentType" | "path">;

/** What the form's own rules forbid and none of the obstacles has said: at another place, in other words. */
export function formErrors(
  markers: readonly ValidationMarker[],
  { id, type }: { readonly id: string; readonly type: string },
  obstacles: readonly Obstacle[],
): readonly Reason[] {
  const places = new Set(obstacles.map(({ standsAt }) => JSON.stringify(standsAt)));
  const sentences = new Set(obstacles.map(({ sentence }) => sentence));
  return markers
    .filter(({ level, path, message }) => {
      const isSaid = (path.length > 0 && places.has(JSON.stringify(path))) || sentences.has(message);
      return level === "error" && !isSaid;
    })
    .map(({ message, path }) => ({
      severity: "blocks",
      sentence: [placeInWords(path), message].filter(Boolean).join(": "),
      documentId: id,
      documentType: type,
      path: path.filter(isStep) satisfies DocumentPath,
    }));
}

/** The fields that lead there, by name: the form's own messages say no more than that something is required. */
function placeInWords(path: ValidationMarker["path"]): string {
  return path.filter((step) => typeof step === "string").join(" › ");
}

function isStep(step: ValidationMarker["path"][number]): step is DocumentPath[number] {
  return typeof step === "string" || (typeof step === "object" && "_key" in step);
}
