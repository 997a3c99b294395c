import { missingSource, recordLinks } from "../../lib/recordLinks.ts";
import type { Statement } from "../../lib/statement.ts";
import { answeredByInWords, type StoryContext } from "../../lib/thread.ts";
import { typeset } from "../../lib/typography.ts";
import type { EditAttribute } from "../edit.ts";
import { Fact } from "./Fact.tsx";
import styles from "./RecordFact.module.css";
import { ThreadTargetLink } from "./ThreadTargetLink.tsx";

/** Where to look it up, and what answers it. What does not exist is left out, never a dead link. */
export function RecordFact({
  statement,
  number,
  story,
  edit,
}: {
  readonly statement: Statement;
  readonly number: number;
  readonly story: StoryContext;
  readonly edit?: EditAttribute | undefined;
}) {
  const links = recordLinks(statement);
  const missing = missingSource(statement);
  return (
    <Fact label="Record" edit={edit}>
      {missing !== null && <p className="none">{typeset(missing)}</p>}
      {links.length + statement.repliedBy.length > 0 && (
        <ul className={styles.links}>
          {links.map(({ href, label, title }) => (
            <li key={`${label} ${href}`}>
              <a href={href}>
                {label}
                <span className="vh">: {title}</span>
              </a>
            </li>
          ))}
          {statement.repliedBy.map((link) => (
            <li key={`${link.relation} ${link.statementId}`}>
              <ThreadTargetLink
                link={link}
                from={number}
                story={story}
                label={`${answeredByInWords(link.relation)}: `}
              />
            </li>
          ))}
        </ul>
      )}
    </Fact>
  );
}
