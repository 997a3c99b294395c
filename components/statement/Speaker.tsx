import { pagePath } from "../../lib/routes.ts";
import type { Speaker as SpeakerRecord } from "../../lib/statement.ts";
import { typeset } from "../../lib/typography.ts";
import type { EditField } from "../edit.ts";
import { PageLink } from "../PageLink.tsx";
import styles from "./Speaker.module.css";

/** Who spoke, in the role held on that day. Someone unnamed is described instead. */
export function Speaker({
  speaker,
  roleAtTime,
  edit,
}: {
  readonly speaker: SpeakerRecord;
  readonly roleAtTime: string | null;
  readonly edit?: EditField | undefined;
}) {
  return (
    <div className={styles.speaker}>
      <span className={styles.name} {...edit?.(speaker.kind === "unnamed" ? "unnamed" : "speaker")}>
        {speaker.kind === "unnamed" ? (
          "Unnamed"
        ) : (
          <PageLink href={pagePath(speaker.kind, speaker.slug)} className="quiet">
            {speaker.name}
          </PageLink>
        )}
      </span>{" "}
      {edit === undefined ? (
        <Role speaker={speaker} roleAtTime={roleAtTime} />
      ) : (
        <span {...edit(speaker.kind === "unnamed" ? "unnamed" : "roleAtTime")}>
          <Role speaker={speaker} roleAtTime={roleAtTime} />
        </span>
      )}
    </div>
  );
}

function Role({
  speaker,
  roleAtTime,
}: {
  readonly speaker: SpeakerRecord;
  readonly roleAtTime: string | null;
}) {
  if (speaker.kind === "unnamed") return typeset(speaker.description);
  if (roleAtTime !== null) return typeset(roleAtTime);
  return speaker.kind === "person" ? <span className="none">Role not recorded</span> : null;
}
