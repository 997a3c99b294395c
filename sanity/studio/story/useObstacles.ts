import type { SanityClient } from "@sanity/client";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useClient, useEditState } from "sanity";
import type { Obstacle } from "../../../lib/obstacle.ts";
import { statementObstacles, storyObstacles } from "../../../lib/publishable.ts";
import { publishedIdOf, type StoredDocument } from "../../../lib/storedDocument.ts";
import { API_VERSION } from "../../client.ts";
import { findQuoted, type QuotedStatement } from "../../queries/findStatements.ts";
import { statementToPublish, storyToPublish, type Versions } from "../../queries/publication.ts";

/** What stands in the way of publishing a document as its form has it now. */
export interface Judged {
  readonly obstacles: readonly Obstacle[];
  /** For words between quotation marks without a statement: one that has them. */
  readonly quoted: ReadonlyMap<string, QuotedStatement>;
}

export interface Judgement {
  /** The latest there is; null before the first. */
  readonly judged: Judged | null;
  readonly isAsking: boolean;
  /** Whether the backend couldn't be asked. */
  readonly hasFailed: boolean;
}

/** Nobody is asked while somebody types. */
const QUIET_MS = 600;
const NOTHING: Judgement = { judged: null, isAsking: true, hasFailed: false };

let asked = new WeakMap<StoredDocument, Promise<Judged>>();
const listeners = new Set<() => void>();

/** Asks again wherever obstacles are shown: what a document refers to may have changed, where it hasn't. */
export function judgeAgain(): void {
  asked = new WeakMap();
  for (const listener of listeners) listener();
}

/**
 * The obstacles of a story or statement, asked for once its form has been quiet for a moment, in one
 * query wherever they are shown; for quoted words without a statement in one more.
 */
export function useObstacles(documentId: string, documentType: string): Judgement {
  const client = useClient({ apiVersion: API_VERSION });
  const id = publishedIdOf(documentId);
  const { draft, published, ready } = useEditState(id, documentType);
  const round = useSyncExternalStore(subscribe, currentRound);
  const [judgement, setJudgement] = useState(NOTHING);

  useEffect(() => {
    const version: StoredDocument | null = draft ?? published;
    if (!ready || version === null) return;
    let isOver = false;
    setJudgement(({ judged }) => ({ judged, isAsking: true, hasFailed: false }));
    const timer = setTimeout(() => {
      const question = round.get(version) ?? judge(client, documentType, { id, draft, published });
      round.set(version, question);
      question.then(
        (judged) => isOver || setJudgement({ judged, isAsking: false, hasFailed: false }),
        (error: unknown) => {
          console.warn(error);
          round.delete(version);
          if (!isOver) setJudgement(({ judged }) => ({ judged, isAsking: false, hasFailed: true }));
        },
      );
    }, QUIET_MS);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, id, documentType, draft, published, ready, round]);

  return judgement;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function currentRound(): WeakMap<StoredDocument, Promise<Judged>> {
  return asked;
}

async function judge(client: SanityClient, documentType: string, versions: Versions): Promise<Judged> {
  if (documentType !== "article") {
    const { toPublish, now } = await statementToPublish(client, versions);
    return { obstacles: statementObstacles(toPublish, now), quoted: new Map() };
  }
  const { toPublish, now } = await storyToPublish(client, versions);
  const obstacles = storyObstacles(toPublish, now);
  const passages = obstacles.flatMap(({ quoted }) => quoted ?? []);
  return { obstacles, quoted: await findQuoted(client, passages) };
}
