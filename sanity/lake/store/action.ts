import {
  actionError,
  documentAlreadyExists,
  documentNotFound,
  invalidMutation,
  MutationFault,
  revisionDoesNotMatch,
} from "../lakeError.ts";
import { checkedDocumentId, isDraftOrVersion } from "./documentId.ts";
import { isObject, type JsonObject } from "./documentValue.ts";
import type { LakeDocument } from "./lakeDocument.ts";
import { atIndex, type Mutation, readMutation, shown } from "./mutation.ts";
import { publishedContent } from "./publishedContent.ts";

/** The documents as the actions before this one have left them. */
export interface DocumentsSoFar {
  find(id: string): LakeDocument | null;
  /** The revision before the transaction, which is what a client can have seen. */
  revision(id: string): string | undefined;
}

/** What an action comes to. Throws MutationFault if it can't be done to these documents. */
export type Action = (documents: DocumentsSoFar) => Mutation[];

/**
 * Reads `actions` as sent by a client (https://www.sanity.io/docs/http-actions) and checks all that can be checked
 * without looking at documents. Throws LakeError 400 that names the action, the field and the value.
 */
export function readActions(actions: unknown): Action[] {
  if (!Array.isArray(actions)) {
    throw actionError(invalidMutation(`"actions" must be an array, not ${shown(actions)}`), 0);
  }
  return actions.map((action, index) => atIndex(index, () => readAction(action), actionError));
}

interface ActionKind {
  fields: readonly string[];
  read: (action: JsonObject) => Action;
}

const draftFields = ["draftId", "versionId"] as const;

const documentActions = new Map<string, ActionKind>([
  ["create", { fields: ["publishedId", "attributes", "ifExists"], read: readCreate }],
  ["edit", { fields: ["publishedId", ...draftFields, "patch"], read: readEdit }],
  [
    "publish",
    {
      fields: ["publishedId", ...draftFields, "ifDraftRevisionId", "ifPublishedRevisionId"],
      read: readPublish,
    },
  ],
  ["unpublish", { fields: ["publishedId", ...draftFields], read: readUnpublish }],
  ["delete", { fields: ["publishedId", "includeDrafts", "purge"], read: readDelete }],
  ["discard", { fields: [...draftFields, "purge"], read: readDiscard }],
  ["replaceDraft", { fields: ["publishedId", "attributes"], read: readReplaceDraft }],
  [
    "version.create",
    {
      fields: ["publishedId", "document", "baseId", "versionId", "ifBaseRevisionId"],
      read: readVersionCreate,
    },
  ],
  ["version.replace", { fields: ["document"], read: readVersionReplace }],
  ["version.discard", { fields: ["versionId", "purge"], read: readDiscard }],
]);

const prefix = "sanity.action.document.";

function readAction(action: unknown): Action {
  if (!isObject(action)) throw invalidMutation(`An action must be an object, not ${shown(action)}`);
  const { actionType, ...fields } = action;
  if (typeof actionType !== "string") {
    throw invalidMutation(
      `An action needs an "actionType" such as "${prefix}publish", not ${shown(actionType)}`,
    );
  }
  const kind = actionType.startsWith(prefix)
    ? documentActions.get(actionType.slice(prefix.length))
    : undefined;
  if (!kind) throw unsupportedAction(actionType);
  const unknownField = Object.keys(fields).find((field) => !kind.fields.includes(field));
  if (unknownField !== undefined) {
    throw invalidMutation(
      `"${actionType}" has no field "${unknownField}"; it takes ${kind.fields.join(", ")}`,
    );
  }
  if (fields.purge !== undefined && fields.purge !== false) {
    throw invalidMutation(
      `"purge" is ${shown(fields.purge)}, but this lake keeps the history of documents; leave it out`,
    );
  }
  return kind.read(fields);
}

/** Makes a draft of a document that isn't published. */
function readCreate(action: JsonObject): Action {
  const publishedId = readPublishedId(action);
  const attributes = readDraft(action, "attributes", publishedId);
  const { ifExists = "fail" } = action;
  if (ifExists !== "fail" && ifExists !== "ignore") {
    throw invalidMutation(`"ifExists" must be "fail" or "ignore", not ${shown(ifExists)}`);
  }
  const kind = ifExists === "ignore" ? "createIfNotExists" : "create";
  const mutation = readMutation({ [kind]: attributes }, asSent);
  return ({ find }) => {
    if (find(publishedId)) throw documentAlreadyExists(publishedId, "edit its draft instead");
    if (find(attributes._id) && kind === "create")
      throw documentAlreadyExists(attributes._id, "edit it instead");
    return [mutation];
  };
}

/** Patches a draft, which is made from the published document if there is none. */
function readEdit(action: JsonObject): Action {
  const publishedId = readPublishedId(action);
  const draftId = readDraftId(action, publishedId);
  const { patch } = action;
  if (!isObject(patch)) throw invalidMutation(`"patch" must be an object, not ${shown(patch)}`);
  const selector = ["id", "query", "params"].find((name) => name in patch);
  if (selector !== undefined) {
    throw invalidMutation(`"patch" has no option "${selector}"; "draftId" says which document is patched`);
  }
  const mutation = readMutation({ patch: { ...patch, id: draftId } }, asSent);
  return ({ find }) => {
    if (find(draftId)) return [mutation];
    const published = find(publishedId);
    if (!published) {
      throw documentNotFound(draftId, `${JSON.stringify(publishedId)} isn't there either; create it first`);
    }
    return [copyOf(published, draftId), mutation];
  };
}

/** Puts the draft in the published document's place. That keeps the time when it was first created. */
function readPublish(action: JsonObject): Action {
  const publishedId = readPublishedId(action);
  const draftId = readDraftId(action, publishedId);
  const ifDraftRevision = readRevision(action, "ifDraftRevisionId");
  const ifPublishedRevision = readRevision(action, "ifPublishedRevisionId");
  return (documents) => {
    const draft = documents.find(draftId);
    if (!draft) throw documentNotFound(draftId, "there are no changes to publish");
    checkRevision(documents, draftId, ifDraftRevision);
    checkRevision(documents, publishedId, ifPublishedRevision);
    const { _createdAt } = documents.find(publishedId) ?? draft;
    const { _rev, _updatedAt, ...content } = publishedContent(draft);
    return [
      { kind: "createOrReplace", document: { ...content, _id: publishedId, _createdAt } },
      deletionOf(draftId),
    ];
  };
}

/** Takes the published document away. What it said stays as the draft, if there is none yet. */
function readUnpublish(action: JsonObject): Action {
  const publishedId = readPublishedId(action);
  const draftId = readDraftId(action, publishedId);
  return ({ find }) => {
    const published = find(publishedId);
    if (!published) throw documentNotFound(publishedId, "it isn't published");
    const draft = find(draftId) ? [] : [copyOf(published, draftId)];
    return [...draft, deletionOf(publishedId)];
  };
}

/** Deletes the published document, and its draft if that is named. */
function readDelete(action: JsonObject): Action {
  const publishedId = readPublishedId(action);
  const { includeDrafts = [] } = action;
  if (!Array.isArray(includeDrafts)) {
    throw invalidMutation(`"includeDrafts" must be an array of ids, not ${shown(includeDrafts)}`);
  }
  const named = includeDrafts.map((id) => checkedDraftId("includeDrafts", id, publishedId));
  return ({ find }) => {
    const ids = [publishedId, draftIdOf(publishedId)].filter((id) => find(id));
    const unnamed = ids.find((id) => id !== publishedId && !named.includes(id));
    if (unnamed !== undefined) throw draftNotNamed(publishedId, unnamed);
    if (ids.length === 0) throw documentNotFound(publishedId, "it is deleted already");
    return ids.map(deletionOf);
  };
}

/** Deletes a draft. */
function readDiscard(action: JsonObject): Action {
  const draftId = readDraftId(action);
  return ({ find }) => {
    if (!find(draftId)) throw documentNotFound(draftId, "there are no changes to discard");
    return [deletionOf(draftId)];
  };
}

/** Replaces the draft as a whole; makes it if only the published document is there. */
function readReplaceDraft(action: JsonObject): Action {
  const publishedId = readPublishedId(action);
  const attributes = readDraft(action, "attributes", publishedId);
  const mutation = readMutation({ createOrReplace: attributes }, asSent);
  return ({ find }) => {
    if (!find(draftIdOf(publishedId)) && !find(publishedId)) {
      throw documentNotFound(draftIdOf(publishedId), "it isn't published either; create it first");
    }
    return [mutation];
  };
}

/** Makes a draft, from what is sent or from a document that is there. */
function readVersionCreate(action: JsonObject): Action {
  const publishedId = readPublishedId(action);
  const remedy = "discard or replace it";
  if (action.document !== undefined) {
    const mutation = readMutation({ create: readDraft(action, "document", publishedId) }, asSent);
    return ({ find }) => {
      if (find(draftIdOf(publishedId))) throw documentAlreadyExists(draftIdOf(publishedId), remedy);
      return [mutation];
    };
  }
  const draftId = readDraftId(action, publishedId);
  const baseId = readId("baseId", action.baseId);
  const ifBaseRevision = readRevision(action, "ifBaseRevisionId");
  return (documents) => {
    if (documents.find(draftId)) throw documentAlreadyExists(draftId, remedy);
    const base = documents.find(baseId);
    if (!base) throw documentNotFound(baseId, '"baseId" must name the document to copy');
    checkRevision(documents, baseId, ifBaseRevision);
    return [copyOf(base, draftId)];
  };
}

/** Replaces a draft that is there. */
function readVersionReplace(action: JsonObject): Action {
  const document = readDraft(action, "document");
  const mutation = readMutation({ createOrReplace: document }, asSent);
  return ({ find }) => {
    if (!find(document._id)) throw documentNotFound(document._id, "create it first");
    return [mutation];
  };
}

const asSent = { autoGenerateArrayKeys: false };

function draftIdOf(publishedId: string): string {
  return `drafts.${publishedId}`;
}

function copyOf({ _rev, _updatedAt, ...content }: LakeDocument, id: string): Mutation {
  return { kind: "create", document: { ...content, _id: id } };
}

function deletionOf(id: string): Mutation {
  return { kind: "delete", selection: { id } };
}

function readId(field: string, value: unknown): string {
  if (typeof value === "string") return checkedDocumentId(value);
  throw invalidMutation(`"${field}" must be the id of a document, not ${shown(value)}`);
}

function readPublishedId({ publishedId }: JsonObject): string {
  const id = readId("publishedId", publishedId);
  if (!isDraftOrVersion(id)) return id;
  throw invalidMutation(`"publishedId" is ${JSON.stringify(id)}; it must be the id without a prefix`);
}

/** The draft's id, under either of its names. */
function readDraftId(action: JsonObject, publishedId?: string): string {
  const field = draftFields.find((name) => action[name] !== undefined);
  if (field === undefined) throw invalidMutation('The id of the draft is missing; send it as "versionId"');
  return checkedDraftId(field, action[field], publishedId);
}

function checkedDraftId(field: string, value: unknown, publishedId?: string): string {
  const id = readId(field, value);
  if (id.startsWith("versions.")) {
    throw invalidMutation(
      `"${field}" is ${JSON.stringify(id)}, a version in a release, and this lake has no releases; use the draft`,
    );
  }
  if (!id.startsWith("drafts.") || (publishedId !== undefined && id !== draftIdOf(publishedId))) {
    const expected =
      publishedId === undefined ? `begin with "drafts."` : `be ${shown(draftIdOf(publishedId))}`;
    throw invalidMutation(`"${field}" is ${JSON.stringify(id)}; it must ${expected}`);
  }
  return id;
}

/** A draft as sent, with the id that it gets. */
function readDraft(action: JsonObject, field: string, publishedId?: string): JsonObject & { _id: string } {
  const draft = action[field];
  if (!isObject(draft)) throw invalidMutation(`"${field}" must be a document, not ${shown(draft)}`);
  const ownId = publishedId === undefined ? undefined : draftIdOf(publishedId);
  return { ...draft, _id: checkedDraftId(`${field}._id`, draft._id ?? ownId, publishedId) };
}

function readRevision(action: JsonObject, field: string): string | undefined {
  const revision = action[field];
  if (revision === undefined || typeof revision === "string") return revision;
  throw invalidMutation(`"${field}" must be a string, not ${shown(revision)}`);
}

function checkRevision({ revision }: DocumentsSoFar, id: string, expected: string | undefined): void {
  if (expected !== undefined && expected !== revision(id)) {
    throw revisionDoesNotMatch(id, expected, revision(id));
  }
}

function unsupportedAction(actionType: string): MutationFault {
  const reason = /^sanity\.action\.(release|variant|document\.(variant|version))\./.test(actionType)
    ? "this lake has no releases and no variants"
    : "this lake doesn't know it";
  const supported = [...documentActions.keys()].join(", ");
  return invalidMutation(
    `The action ${JSON.stringify(actionType)} is not supported: ${reason}; use ${prefix}… with ${supported}`,
    { actionType },
  );
}

function draftNotNamed(id: string, draftId: string): MutationFault {
  return new MutationFault(409, {
    type: "documentHasExistingDraftsError",
    description: `Document ${JSON.stringify(id)} cannot be deleted as it has the draft ${JSON.stringify(draftId)}; add that to "includeDrafts", or discard it first`,
    id,
    draftIDs: [draftId],
  });
}
