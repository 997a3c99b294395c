import { withFullStop } from "../../lib/sentences.ts";
import type { Statement } from "../../lib/statement.ts";
import { typeset } from "../../lib/typography.ts";
import type { EditAttribute } from "../edit.ts";
import { Fact } from "./Fact.tsx";

/** Of a deleted or withdrawn statement: when and how. */
export function StatusFact({
  status,
  statusNote,
  edit,
}: Pick<Statement, "status" | "statusNote"> & { readonly edit?: EditAttribute | undefined }) {
  if (status === "live") return null;
  return (
    <Fact label={status === "withdrawn" ? "Withdrawn" : "Deleted"} edit={edit}>
      {statusNote === null ? (
        <span className="none">When and how is not recorded.</span>
      ) : (
        withFullStop(typeset(statusNote))
      )}
    </Fact>
  );
}
