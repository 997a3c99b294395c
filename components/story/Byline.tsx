import { isLaterUpdate } from "../../lib/lastModified.ts";
import { latestCorrection } from "../../lib/latestCorrection.ts";
import { sentence } from "../../lib/sentences.ts";
import type { Story } from "../../lib/story.ts";
import { instantInWords } from "../../lib/time.ts";
import { updateTime } from "../../lib/updateTime.ts";
import { AgeNotice } from "./AgeNotice.tsx";
import styles from "./Byline.module.css";

/** Who wrote the story, when it was published and when it changed. */
export function Byline({ story, now }: { readonly story: Story; readonly now: Date }) {
  const { byline, publishedAt, zone } = story;
  return (
    <div id="byline" className={styles.byline}>
      {byline.length > 0 && (
        <p>
          By <Names names={byline} />
        </p>
      )}
      <p>
        Published <time dateTime={publishedAt}>{instantInWords(publishedAt, zone)}</time>
      </p>
      <Changes story={story} />
      {story.coverage === "ended" && <CoverageEnd story={story} />}
      <AgeNotice publishedAt={publishedAt} zone={zone} now={now} />
    </div>
  );
}

function CoverageEnd({ story }: { readonly story: Story }) {
  if (story.coverageEnd === null) return <p>Live coverage has ended</p>;
  const { words, dateTime } = updateTime({ at: story.coverageEnd, atNote: null }, story);
  return (
    <p>
      Live coverage ended <time dateTime={dateTime ?? undefined}>{words}</time>
    </p>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <span key={name}>
      {index > 0 && (index === names.length - 1 ? " and " : ", ")}
      <b>{name}</b>
    </span>
  ));
}

/** A running story says when it was updated where it says that it is running. */
function Changes({ story }: { readonly story: Story }) {
  const update =
    story.coverage === "running"
      ? undefined
      : story.updates.findLast((one) => isLaterUpdate(one, story.publishedAt));
  const correction = latestCorrection(story);
  if (update === undefined && correction === null) return null;
  const updated = update === undefined ? null : updateTime(update, story);
  return (
    <p>
      {updated !== null && (
        <>
          Updated <time dateTime={updated.dateTime ?? undefined}>{updated.words}</time>
        </>
      )}
      {updated !== null && correction !== null && ", "}
      {correction !== null && (
        <a className={styles.corrected} href={correction.href}>
          {updated === null ? sentence(correction.words) : correction.words}
        </a>
      )}
    </p>
  );
}
