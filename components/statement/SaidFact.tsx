import { mediumWithOutlet, mediumWords } from "../../lib/medium.ts";
import { notRecorded } from "../../lib/notRecorded.ts";
import type { Statement } from "../../lib/statement.ts";
import { saidAtInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import type { EditAttribute } from "../edit.ts";
import { Fact } from "./Fact.tsx";
import { Moment } from "./Moment.tsx";

/** Where and when: the label's verb tells the medium, and what is not recorded is said. */
export function SaidFact({
  statement,
  edit,
}: {
  readonly statement: Statement;
  readonly edit?: EditAttribute | undefined;
}) {
  const places = [mediumWithOutlet(statement), ...(statement.place === null ? [] : [statement.place])];
  const hasMoment = saidAtInWords(statement.saidAt) !== null;
  const missing = notRecorded(statement);
  return (
    <Fact label={mediumWords(statement.medium).verb} edit={edit}>
      {typeset(places.join(", "))}
      {hasMoment && ", "}
      <Moment saidAt={statement.saidAt} />
      {missing !== null && (
        <>
          . <span className="none">{missing}</span>
        </>
      )}
    </Fact>
  );
}
