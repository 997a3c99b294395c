import { createElement, type ReactNode } from "react";
import { liveState, liveStateText } from "../../lib/live/liveState.ts";
import { fromTheStartPath, type Story, storyPath, type UpdateOrder } from "../../lib/story.ts";
import styles from "./LiveUpdates.module.css";

/**
 * What keeps the open page of a running story told of what is new. Without script it is its children:
 * how new the page is, and a link to what came since.
 */
export function LiveUpdates({
  story,
  order,
  script,
  children,
}: {
  readonly story: Story;
  readonly order: UpdateOrder;
  /** The address of the element's script; null for a page that stays as it is. */
  readonly script: string | null;
  readonly children: ReactNode;
}) {
  const state = liveState(story);
  if (state === null || script === null) return children;
  const attributes = {
    src: `/live/${story.slug}`,
    page: order === "newest-first" ? storyPath(story.slug) : fromTheStartPath(story.slug),
    state: liveStateText(state),
  };
  return (
    <>
      {createElement(
        "live-updates",
        attributes,
        children,
        <div className={styles.toast}>
          <p role="status" />
          <button type="button" hidden>
            Show
          </button>
          <button type="button" hidden aria-label="Close" />
        </div>,
        <template>
          <p className={styles.mark} />
        </template>,
      )}
      <script type="module" async src={script} />
    </>
  );
}
