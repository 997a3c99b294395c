import { checkWords } from "../../lib/checkWords.ts";
import { withFullStop } from "../../lib/sentences.ts";
import type { Check } from "../../lib/statement.ts";
import { typeset } from "../../lib/typography.ts";
import type { EditAttribute } from "../edit.ts";
import { Fact } from "./Fact.tsx";

/** How the words were checked, and against what. */
export function CheckedFact({
  check,
  edit,
}: {
  readonly check: Check;
  readonly edit?: EditAttribute | undefined;
}) {
  const { verdict, basis } = checkWords(check);
  const note = check.note === null ? null : withFullStop(typeset(check.note));
  return (
    <Fact label="Checked" edit={edit}>
      {verdict === null ? (
        <span className="none">{[basis, note].filter(Boolean).join(" ")}</span>
      ) : (
        <>
          <b>{verdict}</b> {note === null ? basis : `${withFullStop(basis)} ${note}`}
        </>
      )}
    </Fact>
  );
}
