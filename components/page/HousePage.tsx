import type { HousePage as HousePageContent } from "../../lib/housePage.ts";
import { NEWSROOM_ZONE } from "../../lib/newsroom.ts";
import { dateInWords } from "../../lib/time.ts";
import { type Edit, itemPath } from "../edit.ts";
import { TextBlock } from "../story/TextBlock.tsx";
import styles from "./HousePage.module.css";
import { PageHead } from "./PageHead.tsx";

/** What the house says of itself. */
export function HousePage({
  page,
  edit,
}: {
  readonly page: HousePageContent;
  readonly edit?: Edit | undefined;
}) {
  const editPage = edit?.("page", page.id);
  return (
    <article className="wrap">
      <PageHead title={page.title} description={page.description} edit={editPage} />
      <div className={styles.columns}>
        <div className={styles.text}>
          {page.body.map((block) => (
            <TextBlock key={block.key} block={block} edit={editPage?.(itemPath("body", block.key))} />
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
