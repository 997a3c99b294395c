import { useEffect, useState } from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import { loadRawStory, type RawStory } from "../../queries/updateInStory.ts";

interface Answer {
  readonly revision: string;
  readonly story: RawStory | null;
}

/**
 * What readers see of a story; null where it can't be shown.
 *
 * @param revision of what is published: it is read again whenever that changes
 */
export function usePreviewedStory(id: string, revision: string): RawStory | "loading" | null {
  const client = useClient({ apiVersion: API_VERSION });
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let isWanted = true;
    const show = (story: RawStory | null) => isWanted && setAnswer({ revision, story });
    loadRawStory(client, id).then(show, (error: unknown) => {
      console.warn(error);
      show(null);
    });
    return () => {
      isWanted = false;
    };
  }, [client, id, revision]);
  return answer === null ? "loading" : answer.story;
}
