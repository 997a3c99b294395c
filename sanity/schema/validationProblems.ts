import { evaluate, parse } from "groq-js";
import { createSchema, type SanityClient, validateDocument, type Workspace } from "sanity";
import { schemaTypes } from "./schemaTypes.ts";

interface StoredDocument {
  readonly _id: string;
  readonly _type: string;
  readonly [field: string]: unknown;
}

const schema = createSchema({ name: "verbatim", types: schemaTypes });

/**
 * What the Studio would say beside the fields of `document` if `dataset` were all there is: one
 * `path: message` for each error or warning, sorted. Asks no backend.
 */
export async function validationProblems(
  document: StoredDocument,
  dataset: readonly StoredDocument[],
): Promise<string[]> {
  const markers = await validateDocument({
    document: { _createdAt: "", _updatedAt: "", _rev: "", ...document },
    // Of a workspace, validation reads the schema alone.
    workspace: { schema } as Workspace,
    getClient: () => clientOf(dataset),
    getDocumentExists: async ({ id }) => dataset.some(({ _id }) => _id === id),
  });
  return markers.map(({ path, message }) => `${path.join(".")}: ${message}`).sort();
}

/** As much of a client as validation asks of one: it looks for documents that have the same slug. */
function clientOf(dataset: readonly StoredDocument[]): SanityClient {
  const client = {
    withConfig: () => client,
    fetch: async (query: string, params: Record<string, unknown>) =>
      (await evaluate(parse(query, { params }), { dataset: [...dataset], params })).get(),
  };
  return client as unknown as SanityClient;
}
