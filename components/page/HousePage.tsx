import type { HousePage as HousePageContent } from "../../lib/housePage.ts";
import { NEWSROOM_ZONE } from "../../lib/newsroom.ts";
import { dateInWords } from "../../lib/time.ts";
import { TextBlock } from "../story/TextBlock.tsx";
import styles from "./HousePage.module.css";
import { PageHead } from "./PageHead.tsx";

/** What the house says of itself. */
export function HousePage({ page }: { readonly page: HousePageContent }) {
  return (
    <article className="wrap">
      <PageHead title={page.title} description={page.description} />
      <div className={styles.columns}>
        <div className={styles.text}>
          {page.body.map((block) => (
            <TextBlock key={block.key} block={block} />
          ))}
        </div>
        <LastChanged changedAt={page.changedAt} />
      </div>
    </article>
  );
}

function LastChanged({ changedAt }: Pick<HousePageContent, "changedAt">) {
  return (
    <p className="micro">
      Last changed <time dateTime={changedAt}>{dateInWords(changedAt, NEWSROOM_ZONE)}</time>
    </p>
  );
}
