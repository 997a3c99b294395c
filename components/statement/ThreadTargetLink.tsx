import type { ThreadLink } from "../../lib/statement.ts";
import { type StoryContext, threadTarget } from "../../lib/thread.ts";
import { PageLink } from "../PageLink.tsx";

/** The other end of a thread: its speaker, and an arrow if it stands in this story or the day if it doesn't. */
export function ThreadTargetLink({
  link,
  from,
  story,
  label = "",
}: {
  readonly link: ThreadLink;
  /** Number of the statement that links. */
  readonly from: number;
  readonly story: StoryContext;
  /** Words that belong to the link, before the name: "Reply: ". */
  readonly label?: string;
}) {
  const { href, direction, day } = threadTarget(link, from, story);
  return (
    <PageLink href={href}>
      {label}
      {link.speakerName}
      {day !== null && `, ${day}`}
      {direction !== null && <span aria-hidden="true"> {direction === "up" ? "↑" : "↓"}</span>}
    </PageLink>
  );
}
