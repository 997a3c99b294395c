import { STAFF_INTRODUCTION, type StaffPage as StaffPageContent } from "../../lib/housePage.ts";
import { typeset } from "../../lib/typography.ts";
import { type Edit, itemPath } from "../edit.ts";
import { Picture } from "../image/Picture.tsx";
import { PageHead } from "../page/PageHead.tsx";
import { TextBlock } from "../story/TextBlock.tsx";
import styles from "./StaffPage.module.css";

/** Everybody who works here. */
export function StaffPage({
  page: { introduction, staff },
  edit,
}: {
  readonly page: StaffPageContent;
  readonly edit?: Edit | undefined;
}) {
  const editPage = introduction === null ? undefined : edit?.("page", introduction.id);
  const { title, description: opening } = introduction ?? STAFF_INTRODUCTION;
  return (
    <div className="wrap">
      <PageHead title={title} description={opening} edit={editPage} />
      {introduction !== null && introduction.body.length > 0 && (
        <div className={styles.introduction}>
          {introduction.body.map((block) => (
            <TextBlock key={block.key} block={block} edit={editPage?.(itemPath("body", block.key))} />
          ))}
        </div>
      )}
      {staff.length === 0 ? (
        <p className={styles.none}>Nobody is listed yet.</p>
      ) : (
        <StaffList staff={staff} edit={edit} />
      )}
    </div>
  );
}

function StaffList({ staff, edit }: Pick<StaffPageContent, "staff"> & { readonly edit: Edit | undefined }) {
  return (
    <ul className={styles.staff}>
      {staff.map(({ id, slug, name, description, bio, portrait }) => (
        <li key={id} id={slug}>
          <h2 {...edit?.("person", id)("name")}>{name}</h2>
          <div>
            {portrait !== null && (
              <figure className={styles.portrait}>
                <Picture image={portrait} ratio={4 / 5} sizes="8rem" fetched="later" />
                <figcaption className="micro">{typeset(portrait.credit)}</figcaption>
              </figure>
            )}
            {description !== null && (
              <p className="meta" {...edit?.("person", id)("description")}>
                {typeset(description)}
              </p>
            )}
            {bio !== null && (
              <p className={styles.bio} {...edit?.("person", id)("bio")}>
                {typeset(bio)}
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
