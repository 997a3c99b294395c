import type { Statement } from "../../lib/statement.ts";
import type { StoryContext } from "../../lib/thread.ts";
import type { EditField } from "../edit.ts";
import { CheckedFact } from "./CheckedFact.tsx";
import { CorrectedFact } from "./CorrectedFact.tsx";
import { InFullFact } from "./InFullFact.tsx";
import { OriginalFact } from "./OriginalFact.tsx";
import { RecordFact } from "./RecordFact.tsx";
import { SaidFact } from "./SaidFact.tsx";
import styles from "./StatementFacts.module.css";
import { StatusFact } from "./StatusFact.tsx";
import { UnnamedFact } from "./UnnamedFact.tsx";
import { WordingFact } from "./WordingFact.tsx";

/** Everything that is known about a statement, line by line, and what is not. */
export function StatementFacts({
  statement,
  number,
  excerpt,
  story,
  edit,
}: {
  readonly statement: Statement;
  readonly number: number;
  readonly excerpt: string | null;
  readonly story: StoryContext;
  readonly edit?: EditField | undefined;
}) {
  return (
    <dl className={styles.facts}>
      <OriginalFact original={statement.original} translatedBy={statement.translatedBy} />
      <SaidFact statement={statement} edit={edit?.("saidAt")} />
      <UnnamedFact speaker={statement.speaker} edit={edit?.("unnamed")} />
      <StatusFact status={statement.status} statusNote={statement.statusNote} edit={edit?.("statusNote")} />
      <CheckedFact check={statement.check} edit={edit?.("check")} />
      <InFullFact statement={statement} excerpt={excerpt} />
      <WordingFact statement={statement} edit={edit?.("variants")} />
      <CorrectedFact corrections={statement.corrections} zone={story.zone} />
      <RecordFact statement={statement} number={number} story={story} edit={edit?.("sources")} />
    </dl>
  );
}
