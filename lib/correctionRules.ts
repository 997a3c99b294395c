import { type Change, classifyChange, newCorrections } from "./classifyChange.ts";
import type { Finding } from "./obstacle.ts";
import type { NameOf } from "./passages.ts";
import { CORRECTION_KINDS, type CorrectionKind } from "./statement.ts";
import { itemsIn, type StoredDocument, textIn } from "./storedDocument.ts";

const NEEDED = ["at", "kind", "now", "where", "note"] as const;
const NAMES: Readonly<Record<CorrectionKind, string>> = {
  correction: "a correction",
  clarification: "a clarification",
  refile: "spelling only",
  withdrawal: "a withdrawal",
};

/** What is wrong with a document's corrections: one that isn't whole, or new ones of a kind that the changes aren't. */
export function correctionFindings(
  published: StoredDocument | null,
  document: StoredDocument,
  nameOf: NameOf,
): readonly Finding[] {
  return [...incomplete(document), ...ofWrongKind(published, document, nameOf)];
}

function incomplete(document: StoredDocument): readonly Finding[] {
  return itemsIn(document, "corrections").flatMap((correction) =>
    NEEDED.filter((field) => textIn(correction, field) === "").map((field) => ({
      code: "correction-incomplete",
      sentence: `A correction lacks “${field}”. Fill it in, or remove the correction.`,
      path: ["corrections", { _key: correction._key }, field],
    })),
  );
}

/** New corrections none of which may stand for a change that needs one. */
function ofWrongKind(
  published: StoredDocument | null,
  document: StoredDocument,
  nameOf: NameOf,
): readonly Finding[] {
  const corrections = newCorrections(published, document);
  const [correction] = corrections;
  const kind = CORRECTION_KINDS.find((known) => known === correction?.kind);
  if (correction === undefined || kind === undefined) return [];
  const kinds = corrections.map((one) => one.kind);
  const left = classifyChange(published, document, nameOf).changes.find(
    ({ needsCorrection, allowedCorrections }) =>
      needsCorrection && !allowedCorrections.some((allowed) => kinds.includes(allowed)),
  );
  if (left === undefined) return [];
  return [
    {
      code: "correction-kind",
      sentence: `The new correction is filed as ${NAMES[kind]}, but ${inWords(left)}. File it as ${left.allowedCorrections.map((allowed) => NAMES[allowed]).join(" or ")}.`,
      path: ["corrections", { _key: correction._key }, "kind"],
    },
  ];
}

/** "the number in the second paragraph has changed from “33,000” to “30,000”". */
function inWords({ kind, where, was, now }: Change): string {
  const place = where.charAt(0).toLowerCase() + where.slice(1);
  if (was === null) return `words were added (${place}): “${now}”`;
  const what =
    kind === "text" || kind === "removal"
      ? "what was said"
      : `${kind === "attribution" ? "an" : "a"} ${kind}`;
  if (now === null) return `${what} (${place}) was taken out: “${was}”`;
  return `${what} (${place}) has changed from “${was}” to “${now}”`;
}
