/** The body of an error answer: Sanity's `{error: {…}}` for data, `{statusCode, error, message}` for the rest. */
export type LakeErrorBody =
  | { error: { type: string; description: string; items?: MutationErrorItem[]; [detail: string]: unknown } }
  | { statusCode: number; error: string; message: string; [detail: string]: unknown };

/** What went wrong with one mutation, in the shape that Sanity's clients read. */
export interface Fault {
  type: string;
  description: string;
  [detail: string]: unknown;
}

export interface MutationErrorItem {
  error: Fault;
  /** Position of the mutation in its transaction. */
  index: number;
}

/** An error that is an answer: `status` is the HTTP status, `body` the JSON to send. */
export class LakeError extends Error {
  readonly status: number;
  readonly body: LakeErrorBody;

  constructor(status: number, body: LakeErrorBody) {
    super("message" in body ? body.message : body.error.description);
    this.name = "LakeError";
    this.status = status;
    this.body = body;
  }
}

/**
 * A mutation that can't be carried out, thrown where its place in the transaction isn't known yet.
 * The transaction turns it into a LakeError with `mutationError`.
 */
export class MutationFault extends Error {
  readonly status: number;
  readonly fault: Fault;

  constructor(status: number, fault: Fault) {
    super(fault.description);
    this.name = "MutationFault";
    this.status = status;
    this.fault = fault;
  }
}

/** The transaction failed because of the mutation at `index`. */
export function mutationError(cause: MutationFault, index: number): LakeError {
  return new LakeError(cause.status, {
    error: {
      type: "mutationError",
      description: `The mutation(s) failed: ${cause.message}`,
      items: [{ error: cause.fault, index }],
    },
  });
}

/** The transaction failed because of the action at `index`. */
export function actionError(cause: MutationFault, index: number): LakeError {
  return new LakeError(cause.status, {
    error: {
      type: "actionError",
      description: `The action(s) failed: ${cause.message}`,
      items: [{ error: cause.fault, index }],
    },
  });
}

/** 400: the mutation says something that no document could follow. `description` names field, value and remedy. */
export function invalidMutation(description: string, details: Record<string, unknown> = {}): MutationFault {
  return new MutationFault(400, { ...details, type: "validationError", description });
}

/** 404: a change to a document that isn't there. `remedy` says what to do. */
export function documentNotFound(id: string, remedy?: string): MutationFault {
  return new MutationFault(404, {
    type: "documentNotFoundError",
    description: withRemedy(`The document with the ID ${JSON.stringify(id)} was not found`, remedy),
    id,
  });
}

/** 409: `create` of a document that is there already. `remedy` says what to do. */
export function documentAlreadyExists(id: string, remedy?: string): MutationFault {
  return new MutationFault(409, {
    type: "documentAlreadyExistsError",
    description: withRemedy(`Document by ID ${JSON.stringify(id)} already exists`, remedy),
    id,
  });
}

/** 409: `if…Revision…` names another revision than the document has; without `current` there is no document. */
export function revisionDoesNotMatch(
  id: string,
  expected: string,
  current: string | undefined,
): MutationFault {
  const found = current === undefined ? "no revision" : `unexpected revision ID (${JSON.stringify(current)})`;
  return new MutationFault(409, {
    type: "documentRevisionIDDoesNotMatchError",
    description: `Document ${JSON.stringify(id)} has ${found}, expected ${JSON.stringify(expected)}`,
    id,
    currentRevisionID: current,
    expectedRevisionID: expected,
  });
}

/** 409: strong references point to a document that would go. `referencingIds` is sorted and may be cut short by the caller. */
export function documentHasReferences(id: string, referencingIds: string[]): MutationFault {
  const sources = referencingIds.map((source) => JSON.stringify(source)).join(", ");
  return new MutationFault(409, {
    type: "documentHasExistingReferencesError",
    description: `Document ${JSON.stringify(id)} cannot be deleted as there are references to it from ${sources}`,
    id,
    referencingIDs: referencingIds,
  });
}

/** 409: a strong reference to a document that isn't there. */
export function referencedDocumentMissing(id: string, referenceId: string): MutationFault {
  return new MutationFault(409, {
    type: "documentReferenceDoesNotExistError",
    description: `Document ${JSON.stringify(id)} references non-existent document ${JSON.stringify(referenceId)}`,
    id,
    referenceID: referenceId,
  });
}

/** 403: whoever sent the mutation may not do `permission` (create, update, delete, …) to this document. */
export function insufficientPermissions(id: string, permission: string): MutationFault {
  return new MutationFault(403, {
    type: "insufficientPermissionsError",
    description: `Insufficient permissions; permission ${JSON.stringify(permission)} required`,
    id,
    permission,
  });
}

/** 409: a transaction id that this dataset has seen. */
export function transactionAlreadyExists(transactionId: string): LakeError {
  return new LakeError(409, {
    error: {
      type: "transactionAlreadyExistsError",
      description: `Transaction with ID ${JSON.stringify(transactionId)} already exists; send a new ID for a new transaction`,
      id: transactionId,
    },
  });
}

function withRemedy(description: string, remedy: string | undefined): string {
  return remedy === undefined ? description : `${description}; ${remedy}`;
}

const reasons: Record<number, string> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  408: "Request Timeout",
  409: "Conflict",
  413: "Payload Too Large",
  415: "Unsupported Media Type",
  416: "Range Not Satisfiable",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  503: "Service Unavailable",
};

/** An error outside documents and queries, such as 401 with `{errorCode: "SIO-401-ANF"}` in `details`. */
export function httpError(status: number, message: string, details: Record<string, unknown> = {}): LakeError {
  return new LakeError(status, {
    ...details,
    statusCode: status,
    error: reasons[status] ?? "Error",
    message,
  });
}
