import type { Statement } from "../../lib/statement.ts";
import { Quotation } from "./Quotation.tsx";
import { Speaker } from "./Speaker.tsx";
import styles from "./Turns.module.css";

/** An exchange: each speaker beside what they said. One set of facts follows for all of it. */
export function Turns({ turns, language }: Pick<Statement, "turns" | "language">) {
  const numbered = turns.map((turn, index) => ({ ...turn, number: index + 1 }));
  return (
    <ol className={styles.turns}>
      {numbered.map(({ number, speaker, roleAtTime, text }) => (
        <li key={number} className={styles.turn}>
          <Speaker speaker={speaker} roleAtTime={roleAtTime} />
          <Quotation text={text} language={language} kind="quotation" cite={null} size="turn" />
        </li>
      ))}
    </ol>
  );
}
