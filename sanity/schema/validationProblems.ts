import { evaluate, parse } from "groq-js";
import { createSchema, type Path, type SanityClient, validateDocument, type Workspace } from "sanity";
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
  return markersOf(["error", "warning"], document, dataset);
}

/** The same of what is only good to know. */
export async function validationNotes(
  document: StoredDocument,
  dataset: readonly StoredDocument[],
): Promise<string[]> {
  return markersOf(["info"], document, dataset);
}

async function markersOf(
  levels: readonly string[],
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
  return markers
    .filter(({ level }) => levels.includes(level))
    .map(({ path, message }) => `${path.map(stepInWords).join(".")}: ${message}`)
    .sort();
}

function stepInWords(step: Path[number]): string {
  return typeof step === "object" && "_key" in step ? step._key : String(step);
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
