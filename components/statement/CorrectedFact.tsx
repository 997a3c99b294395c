import { correctionWords } from "../../lib/correctionWords.ts";
import { withFullStop } from "../../lib/sentences.ts";
import type { Correction } from "../../lib/statement.ts";
import { dateInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import { Fact } from "./Fact.tsx";

/** What was put right in this statement's record since it was first published. */
export function CorrectedFact({
  corrections,
  zone,
}: {
  readonly corrections: readonly Correction[];
  /** IANA zone of the story's times. */
  readonly zone: string;
}) {
  return corrections.map(({ key, at, kind, note }) => (
    <Fact key={key} label={correctionWords(kind).done} tone="alarm">
      <time dateTime={at}>{dateInWords(at, zone)}</time>. {withFullStop(typeset(note))}
    </Fact>
  ));
}
