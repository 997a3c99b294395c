import { z } from "zod";

/** A request to a project's own host, `https://{projectId}.api.sanity.io/v{YYYY-MM-DD}`, with a token. */
export interface DocumentedRequest {
  /** The page that it was taken from. */
  readonly documentation: string;
  readonly method: "GET" | "POST";
  /** What follows the API version. */
  readonly path: RegExp;
  /** By name; a value that hasn't this form is refused, as is any other name. */
  readonly parameters: Readonly<Record<string, z.ZodType>>;
  /** Whether parameters of the query may be added as `$name=JSON`. */
  readonly takesQueryParameters?: boolean;
  /** The JSON in the body, or `bytes` for an asset's own; without it there is none. */
  readonly body?: z.ZodType | "bytes";
}

const flag = z.enum(["true", "false"]);
const text = z.string().min(1);
const json = z.record(z.string(), z.unknown());
const id = z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/);
const document = z.looseObject({ _id: id.optional(), _type: text });
const selection = z.union([
  z.strictObject({ id: z.union([id, z.array(id)]) }),
  z.strictObject({ query: text, params: json.optional() }),
]);

/** https://www.sanity.io/docs/http-reference/mutation */
const patchOperations = {
  set: json.optional(),
  setIfMissing: json.optional(),
  unset: z.array(text).optional(),
  inc: z.record(z.string(), z.number()).optional(),
  dec: z.record(z.string(), z.number()).optional(),
  insert: z.looseObject({ items: z.array(z.unknown()) }).optional(),
  diffMatchPatch: z.record(z.string(), z.string()).optional(),
  ifRevisionID: text.optional(),
};
const patch = z.union(selection.options.map((option) => option.extend(patchOperations)));
const mutation = z.union([
  z.strictObject({ create: document }),
  z.strictObject({ createOrReplace: document.extend({ _id: id }) }),
  z.strictObject({ createIfNotExists: document.extend({ _id: id }) }),
  z.strictObject({ delete: selection }),
  z.strictObject({ patch }),
]);

const draftId = z.templateLiteral(["drafts.", id]);
const action = z.discriminatedUnion("actionType", [
  z.strictObject({
    actionType: z.literal("sanity.action.document.edit"),
    draftId,
    publishedId: id,
    patch: z.strictObject(patchOperations),
  }),
  z.strictObject({
    actionType: z.literal("sanity.action.document.publish"),
    draftId,
    publishedId: id,
    ifDraftRevisionId: text.optional(),
    ifPublishedRevisionId: text.optional(),
  }),
]);

/** What a query may be asked with beside itself: the page of the query API, and that of request tags. */
const queryOptions = {
  perspective: z.enum(["published", "drafts", "raw"]),
  /** An option of Sanity's own client, which sends it with its queries; on no page that was found. */
  returnQuery: flag,
  /** https://www.sanity.io/docs/platform-management/reference-api-request-tags */
  tag: z.string().regex(/^[A-Za-z0-9._-]{1,75}$/),
};

const DATASET = "[a-z0-9][a-z0-9_-]{0,63}";

/** What this project asks hosted Sanity for, as Sanity documents it; narrower where less is asked. */
export const documentedRequests: readonly DocumentedRequest[] = [
  {
    documentation: "https://www.sanity.io/docs/http-reference/query",
    method: "GET",
    path: new RegExp(`^/data/query/${DATASET}$`),
    parameters: { query: text, ...queryOptions },
    takesQueryParameters: true,
  },
  {
    documentation: "https://www.sanity.io/docs/http-reference/query",
    method: "POST",
    path: new RegExp(`^/data/query/${DATASET}$`),
    parameters: queryOptions,
    body: z.strictObject({ query: text, params: json.optional() }),
  },
  {
    documentation: "https://www.sanity.io/docs/http-reference/listen",
    method: "GET",
    path: new RegExp(`^/data/listen/${DATASET}$`),
    parameters: {
      query: text,
      includeResult: flag,
      includePreviousRevision: flag,
      visibility: z.enum(["transaction", "query"]),
      effectFormat: z.enum(["mendoza"]),
      tag: queryOptions.tag,
    },
    takesQueryParameters: true,
  },
  {
    documentation: "https://www.sanity.io/docs/http-reference/mutation",
    method: "POST",
    path: new RegExp(`^/data/mutate/${DATASET}$`),
    parameters: {
      returnIds: flag,
      returnDocuments: flag,
      visibility: z.enum(["sync", "async", "deferred"]),
      dryRun: flag,
      autoGenerateArrayKeys: flag,
      tag: queryOptions.tag,
    },
    body: z.strictObject({ mutations: z.array(mutation).min(1) }),
  },
  {
    documentation: "https://www.sanity.io/docs/http-reference/actions",
    method: "POST",
    path: new RegExp(`^/data/actions/${DATASET}$`),
    parameters: { tag: queryOptions.tag },
    body: z.strictObject({ actions: z.array(action).min(1), dryRun: z.boolean().optional() }),
  },
  {
    documentation: "https://www.sanity.io/docs/http-reference/assets",
    method: "POST",
    path: new RegExp(`^/assets/(?:images|files)/${DATASET}$`),
    parameters: { filename: text, tag: queryOptions.tag },
    body: "bytes",
  },
];
