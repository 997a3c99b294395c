import type { ReactNode } from "react";
import { HEADINGS, type TextLevel } from "../../lib/textLevel.ts";
import type { EditAttribute } from "../edit.ts";
import styles from "./Subheading.module.css";

/** A heading in a text. */
export function Subheading({
  level,
  within,
  edit,
  children,
}: {
  readonly level: 2 | 3;
  readonly within: TextLevel;
  readonly edit?: EditAttribute | undefined;
  readonly children: ReactNode;
}) {
  const Heading = HEADINGS[within][level];
  return (
    <Heading className={level === 2 ? styles.major : styles.minor} {...edit}>
      {children}
    </Heading>
  );
}
