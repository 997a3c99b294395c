import type { Image } from "../../lib/story.ts";
import { typeset } from "../../lib/typography.ts";
import type { EditAttribute } from "../edit.ts";
import { Picture } from "../image/Picture.tsx";
import styles from "./StoryImage.module.css";

/** As wide as the text, which the margin and the related coverage narrow from 68.75rem on: see StoryPage.module.css. */
const EDGES = "2 * clamp(1rem, 0.35rem + 2.9vw, 2.5rem)";
const SIZES = `(min-width: 68.75rem) min(38rem, 100vw - 35rem - ${EDGES}), min(38rem, 100vw - ${EDGES})`;

/** A picture with what it shows and whose it is. */
export function StoryImage({
  image,
  fetched,
  edit,
}: {
  readonly image: Image;
  readonly fetched: "first" | "later";
  readonly edit?: EditAttribute | undefined;
}) {
  const { caption, credit } = image;
  return (
    <figure className={styles.figure} {...edit}>
      <Picture image={image} ratio={null} sizes={SIZES} fetched={fetched} />
      <figcaption className="micro">
        {caption !== null && <span className={styles.caption}>{typeset(caption)} </span>}
        {typeset(credit)}
      </figcaption>
    </figure>
  );
}
