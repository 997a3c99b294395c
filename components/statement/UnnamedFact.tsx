import { withFullStop } from "../../lib/sentences.ts";
import type { Speaker } from "../../lib/statement.ts";
import { typeset } from "../../lib/typography.ts";
import { EDITORS_NOT_RECORDED, editorsWhoKnowInWords } from "../../lib/unnamedInWords.ts";
import type { EditAttribute } from "../edit.ts";
import { Fact } from "./Fact.tsx";

/** Of a speaker who is not named: why, and how many editors know who it is. */
export function UnnamedFact({
  speaker,
  edit,
}: {
  readonly speaker: Speaker;
  readonly edit?: EditAttribute | undefined;
}) {
  if (speaker.kind !== "unnamed") return null;
  const { reason, editorsWhoKnow } = speaker;
  return (
    <Fact label="Unnamed" edit={edit}>
      {withFullStop(typeset(reason))}{" "}
      {editorsWhoKnowInWords(editorsWhoKnow) ?? <span className="none">{EDITORS_NOT_RECORDED}</span>}
    </Fact>
  );
}
