import type { FrontPage as FrontPageContent } from "../../lib/frontPage.ts";
import type { Edit } from "../edit.ts";
import { Desks } from "./Desks.tsx";
import styles from "./FrontPage.module.css";
import { LatestOnTheRecord } from "./LatestOnTheRecord.tsx";
import { LatestStories } from "./LatestStories.tsx";
import { LeadStory } from "./LeadStory.tsx";
import { LiveStrip } from "./LiveStrip.tsx";

/** The front page: what is running, the lead and its exchange, the latest, and who went on the record. */
export function FrontPage({
  page,
  now,
  edit,
}: {
  readonly page: FrontPageContent;
  readonly now: Date;
  readonly edit?: Edit | undefined;
}) {
  return (
    <div className="wrap">
      {page.running.map((running) => (
        <LiveStrip key={running.story.id} running={running} now={now} />
      ))}
      {page.lead === null ? (
        <p className={styles.empty}>No story has been published yet. The first one will stand here.</p>
      ) : (
        <div className={styles.columns}>
          <LeadStory lead={page.lead} edit={edit} />
          <LatestStories stories={page.latest} now={now} edit={edit} />
          <LatestOnTheRecord entries={page.onTheRecord} edit={edit} />
        </div>
      )}
      <Desks desks={page.desks} corrections={page.corrections} now={now} />
    </div>
  );
}
