import { imageSources, shownPart } from "../../lib/imageUrl.ts";
import type { Image } from "../../lib/story.ts";
import styles from "./Picture.module.css";

interface PictureProps {
  readonly image: Image;
  /** Width by height; null shows what the editor's crop leaves, in its own shape. */
  readonly ratio: number | null;
  /** How wide the picture is shown, as the `sizes` attribute of HTML has it. */
  readonly sizes: string;
  /** `first`: before everything else on the page; `later`: not before the reader comes near. */
  readonly fetched: "first" | "later";
}

/** A picture in the size that the reader's device shows. Its own size is given, so that nothing moves when it arrives. */
export function Picture({ image, ratio, sizes, fetched }: PictureProps) {
  const { src, srcSet, width, height } = imageSources(image, ratio);
  return (
    <span className={styles.picture}>
      {image.lqip !== null && <Placeholder image={image} lqip={image.lqip} ratio={ratio} />}
      <img
        src={src}
        srcSet={srcSet}
        sizes={sizes}
        width={width}
        height={height}
        alt={image.alt}
        decoding="async"
        {...(fetched === "first" ? { fetchPriority: "high" } : { loading: "lazy" })}
      />
    </span>
  );
}

/**
 * A few pixels of the picture beneath it, until it has come. An SVG, because the security policy allows
 * no inline style, and because its view box shows the same part of the file as the picture does.
 */
function Placeholder({
  image,
  lqip,
  ratio,
}: {
  readonly image: Image;
  readonly lqip: string;
  readonly ratio: number | null;
}) {
  const { left, top, width, height } = shownPart(image, ratio);
  return (
    <svg viewBox={`${left} ${top} ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true">
      <image href={lqip} width={image.width} height={image.height} preserveAspectRatio="none" />
    </svg>
  );
}
