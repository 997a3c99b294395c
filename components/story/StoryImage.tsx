import type { Image } from "../../lib/story.ts";
import { typeset } from "../../lib/typography.ts";
import styles from "./StoryImage.module.css";

/** A picture with what it shows and whose it is. Its size is given, so that nothing moves when it arrives. */
export function StoryImage({
  image: { url, width, height, alt, caption, credit },
  loading,
}: {
  readonly image: Image;
  readonly loading: "eager" | "lazy";
}) {
  return (
    <figure className={styles.figure}>
      <img src={url} width={width} height={height} alt={alt} loading={loading} decoding="async" />
      <figcaption className="micro">
        {caption !== null && <span className={styles.caption}>{typeset(caption)} </span>}
        {typeset(credit)}
      </figcaption>
    </figure>
  );
}
