import type { SanityClient } from "@sanity/client";
import { useEffect, useState } from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import { type FoundStatement, loadStatements } from "../../queries/findStatements.ts";

/** A statement that is asked for: it isn't there yet, isn't stored, or couldn't be read. */
export type AskedStatement = FoundStatement | "loading" | "missing" | "unreadable";

interface Answer {
  readonly id: string;
  readonly revision: string | undefined;
  readonly statement: AskedStatement;
}

/** @param revision of the statement as the Studio knows it: it is read again whenever that changes */
export function useStatement(id: string | null, revision?: string): AskedStatement {
  const client = useClient({ apiVersion: API_VERSION });
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (id === null) return;
    let isOver = false;
    const show = (statement: AskedStatement) => isOver || setAnswer({ id, revision, statement });
    loadWithOthers(client, id).then(
      (found) => show(found ?? "missing"),
      (error: unknown) => {
        console.warn(error);
        show("unreadable");
      },
    );
    return () => {
      isOver = true;
    };
  }, [client, id, revision]);
  if (id === null) return "missing";
  return answer?.id === id ? answer.statement : "loading";
}

interface Batch {
  readonly ids: Set<string>;
  readonly found: Promise<readonly FoundStatement[]>;
}

const batches = new WeakMap<SanityClient, Batch>();

/** One query for all the statements that a story's blocks ask for at once. */
async function loadWithOthers(client: SanityClient, id: string): Promise<FoundStatement | undefined> {
  const batch = batches.get(client) ?? openBatch(client);
  batch.ids.add(id);
  return (await batch.found).find((statement) => statement.id === id);
}

function openBatch(client: SanityClient): Batch {
  const ids = new Set<string>();
  const found = new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
    batches.delete(client);
    return loadStatements(client, [...ids]);
  });
  const batch = { ids, found };
  batches.set(client, batch);
  return batch;
}
