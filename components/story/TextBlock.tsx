import type { TextBlock as Content } from "../../lib/housePage.ts";
import type { TextLevel } from "../../lib/textLevel.ts";
import type { EditAttribute } from "../edit.ts";
import { BodyList } from "./BodyList.tsx";
import { Spans } from "./Spans.tsx";
import { Subheading } from "./Subheading.tsx";
import styles from "./TextBlock.module.css";

/** A paragraph, a heading or a list of a text. */
export function TextBlock({
  block,
  dateline = null,
  within = "story",
  edit,
}: {
  readonly block: Content;
  /** Opens a paragraph. */
  readonly dateline?: string | null;
  readonly within?: TextLevel;
  readonly edit?: EditAttribute | undefined;
}) {
  switch (block.type) {
    case "paragraph":
      return (
        <p className={styles.paragraph} {...edit}>
          {dateline !== null && (
            <>
              <span className={styles.dateline}>{dateline}</span> —{" "}
            </>
          )}
          <Spans spans={block.spans} />
        </p>
      );
    case "heading":
      return (
        <Subheading level={block.level} within={within} edit={edit}>
          <Spans spans={block.spans} />
        </Subheading>
      );
    case "list":
      return <BodyList ordered={block.ordered} items={block.items} edit={edit} />;
    default:
      return block satisfies never;
  }
}
