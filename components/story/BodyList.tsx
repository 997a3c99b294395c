import type { ListItem } from "../../lib/story.ts";
import type { EditAttribute } from "../edit.ts";
import styles from "./BodyList.module.css";
import { Spans } from "./Spans.tsx";

/** A list in a text, with the lists inside it. */
export function BodyList({
  ordered,
  items,
  edit,
}: {
  readonly ordered: boolean;
  readonly items: readonly ListItem[];
  readonly edit?: EditAttribute | undefined;
}) {
  const List = ordered ? "ol" : "ul";
  return (
    <List className={ordered ? styles.ordered : styles.bulleted} {...edit}>
      {items.map((item) => (
        <li key={item.key}>
          <Spans spans={item.spans} />
          {item.children.length > 0 && <BodyList ordered={ordered} items={item.children} />}
        </li>
      ))}
    </List>
  );
}
