import type { ReactNode } from "react";
import type { EditAttribute } from "../edit.ts";
import styles from "./Subheading.module.css";

const LEVELS = { story: { 2: "h2", 3: "h3" }, section: { 2: "h3", 3: "h4" } } as const;

/** A heading in a text. */
export function Subheading({
  level,
  within,
  edit,
  children,
}: {
  readonly level: 2 | 3;
  readonly within: "story" | "section";
  readonly edit?: EditAttribute | undefined;
  readonly children: ReactNode;
}) {
  const Heading = LEVELS[within][level];
  return (
    <Heading className={level === 2 ? styles.major : styles.minor} {...edit}>
      {children}
    </Heading>
  );
}
