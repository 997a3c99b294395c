import { counted } from "../../lib/numberWords.ts";
import { sentence, withFullStop } from "../../lib/sentences.ts";
import type { Speaker } from "../../lib/statement.ts";
import { typeset } from "../../lib/typography.ts";
import { Fact } from "./Fact.tsx";

/** Of a speaker who is not named: why, and how many editors know who it is. */
export function UnnamedFact({ speaker }: { readonly speaker: Speaker }) {
  if (speaker.kind !== "unnamed") return null;
  const { reason, editorsWhoKnow } = speaker;
  return (
    <Fact label="Unnamed">
      {withFullStop(typeset(reason))}{" "}
      {editorsWhoKnow === 0 ? (
        <span className="none">Which editors know who it is is not recorded.</span>
      ) : (
        `${sentence(counted(editorsWhoKnow, "editor knows", "editors know"))} who it is.`
      )}
    </Fact>
  );
}
