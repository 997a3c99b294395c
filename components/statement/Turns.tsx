import type { Statement } from "../../lib/statement.ts";
import type { EditAttribute } from "../edit.ts";
import { Quotation } from "./Quotation.tsx";
import { Speaker } from "./Speaker.tsx";
import styles from "./Turns.module.css";

/** An exchange: each speaker beside what they said. One set of facts follows for all of it. */
export function Turns({
  turns,
  language,
  edit,
}: Pick<Statement, "turns" | "language"> & { readonly edit?: EditAttribute | undefined }) {
  const numbered = turns.map((turn, index) => ({ ...turn, number: index + 1 }));
  return (
    <ol className={styles.turns} {...edit}>
      {numbered.map(({ number, speaker, roleAtTime, text }) => (
        <li key={number} className={styles.turn}>
          <Speaker speaker={speaker} roleAtTime={roleAtTime} />
          <Quotation text={text} language={language} kind="quotation" cite={null} size="turn" />
        </li>
      ))}
    </ol>
  );
}
