import { STAFF_INTRODUCTION, type StaffPage as StaffPageContent } from "../../lib/housePage.ts";
import { typeset } from "../../lib/typography.ts";
import { Picture } from "../image/Picture.tsx";
import { PageHead } from "../page/PageHead.tsx";
import { TextBlock } from "../story/TextBlock.tsx";
import styles from "./StaffPage.module.css";

/** Everybody who works here. */
export function StaffPage({ page: { introduction, staff } }: { readonly page: StaffPageContent }) {
  const { title, description: opening } = introduction ?? STAFF_INTRODUCTION;
  return (
    <div className="wrap">
      <PageHead title={title} description={opening} />
      {introduction !== null && introduction.body.length > 0 && (
        <div className={styles.introduction}>
          {introduction.body.map((block) => (
            <TextBlock key={block.key} block={block} />
          ))}
        </div>
      )}
      {staff.length === 0 ? (
        <p className={styles.none}>Nobody is listed yet.</p>
      ) : (
        <StaffList staff={staff} />
      )}
    </div>
  );
}

function StaffList({ staff }: Pick<StaffPageContent, "staff">) {
  return (
    <ul className={styles.staff}>
      {staff.map(({ id, slug, name, description, bio, portrait }) => (
        <li key={id} id={slug}>
          <h2>{name}</h2>
          <div>
            {portrait !== null && (
              <figure className={styles.portrait}>
                <Picture image={portrait} ratio={4 / 5} sizes="8rem" fetched="later" />
                <figcaption className="micro">{typeset(portrait.credit)}</figcaption>
              </figure>
            )}
            {description !== null && <p className="meta">{typeset(description)}</p>}
            {bio !== null && <p className={styles.bio}>{typeset(bio)}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
