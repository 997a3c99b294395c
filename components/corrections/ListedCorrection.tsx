import { correctedPath, type ListedCorrection as Listed } from "../../lib/corrections.ts";
import { correctionWords } from "../../lib/correctionWords.ts";
import { NEWSROOM_ZONE } from "../../lib/newsroom.ts";
import { sentence } from "../../lib/sentences.ts";
import { speakerInSentence } from "../../lib/speakerName.ts";
import { storyPath } from "../../lib/story.ts";
import { clockInWords, zoneInWords } from "../../lib/time.ts";
import { typeset } from "../../lib/typography.ts";
import styles from "./ListedCorrection.module.css";

/** A correction in the list of all: what it is, what changed and where that stands. */
export function ListedCorrection({ listed }: { readonly listed: Listed }) {
  const { at, kind, was, now, where, note } = listed.correction;
  return (
    <li className={styles.correction}>
      <h3>
        {correctionWords(kind).name}{" "}
        <time dateTime={at}>
          {clockInWords(at, NEWSROOM_ZONE)} {zoneInWords(at, NEWSROOM_ZONE)}
        </time>
      </h3>
      <p>{typeset(note)}</p>
      <dl>
        {was !== null && (
          <div>
            <dt>Was</dt>
            <dd>{typeset(was)}</dd>
          </div>
        )}
        <div>
          <dt>Now</dt>
          <dd>{typeset(now)}</dd>
        </div>
        <div>
          <dt>Where</dt>
          <dd>
            {sentence(typeset(where))}, in <Corrected listed={listed} />
          </dd>
        </div>
      </dl>
    </li>
  );
}

function Corrected({ listed }: { readonly listed: Listed }) {
  const { of } = listed;
  const path = correctedPath(listed);
  const headline = typeset(of.story.headline);
  if (of.kind === "story") return <a href={path}>{headline}</a>;
  return (
    <>
      <a href={path}>the statement by {speakerInSentence(of.speaker)}</a> quoted in{" "}
      <a href={storyPath(of.story.slug)}>{headline}</a>
    </>
  );
}
