import { correctionsFeedPath, FEED_FORMATS, type FeedFormat } from "../../lib/toolAddress.ts";
import styles from "./CorrectionsFeeds.module.css";

const NAMES: Readonly<Record<FeedFormat, string>> = { rss: "RSS", atom: "Atom", json: "JSON Feed" };

/** Where a reader's tools find every new correction. */
export function CorrectionsFeeds() {
  return (
    <div className={styles.feeds}>
      <p id="corrections-feeds">Every new correction as a feed</p>
      <ul aria-labelledby="corrections-feeds">
        {FEED_FORMATS.map((format) => (
          <li key={format}>
            <a href={correctionsFeedPath(format)}>{NAMES[format]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
