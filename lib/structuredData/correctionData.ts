import type { CorrectionComment } from "schema-dts";
import { correctionWords } from "../correctionWords.ts";
import type { Correction } from "../statement.ts";

/** A correction as a comment on what it corrects. `url` is where readers find it. */
export function correctionData({ at, kind, note }: Correction, url: string): CorrectionComment {
  return {
    "@type": "CorrectionComment",
    name: correctionWords(kind).name,
    text: note,
    datePublished: at,
    url,
  };
}
