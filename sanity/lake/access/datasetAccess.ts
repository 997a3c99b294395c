import { httpError, insufficientPermissions, LakeError } from "../lakeError.ts";
import type { Dataset, ProposedChange, Store } from "../store/store.ts";
import { mayWrite, type Role } from "./roles.ts";
import type { Token } from "./tokens.ts";

/** Where a dataset is looked for: a lake holds one project. */
export interface Project {
  store: Pick<Store, "dataset">;
  projectId: string;
}

/** What a caller may read of a dataset: all of it, or only published documents whose id has no dot. */
export interface ReadAccess {
  dataset: Dataset;
  visibility: "all" | "public";
}

export interface WriteAccess {
  dataset: Dataset;
  /** Whose change it is: a user's id, or the id of a program's token. */
  author: string;
  /** Throws insufficientPermissionsError for a change that the token's role doesn't allow. */
  authorize: (change: ProposedChange) => void;
}

/** Throws 404 if there is no such dataset, 401 if it is private and there is no token. */
export function readAccess(project: Project, datasetName: string, token: Token | undefined): ReadAccess {
  const dataset = findDataset(project, datasetName);
  if (token) return { dataset, visibility: "all" };
  if (dataset.acl === "private") throw sessionNotFound();
  return { dataset, visibility: "public" };
}

/** For what only who has a token may read. Throws 404 if there is no such dataset, 401 without a token. */
export function tokenAccess(project: Project, datasetName: string, token: Token | undefined): Dataset {
  const dataset = findDataset(project, datasetName);
  if (!token) throw sessionNotFound();
  return dataset;
}

/** Throws 404 if there is no such dataset, 401 without a token, 403 if the token's role only reads. */
export function writeAccess(project: Project, datasetName: string, token: Token | undefined): WriteAccess {
  const dataset = findDataset(project, datasetName);
  if (!token) throw sessionNotFound();
  if (token.role === "viewer") throw roleOnlyReads(token.role);
  return {
    dataset,
    author: token.userId,
    authorize: ({ documentId, operation }) => {
      if (!mayWrite(token.role, documentId)) throw insufficientPermissions(documentId, operation);
    },
  };
}

/** Whether somebody without a token may see a document of a public dataset: ids with a dot are drafts and the like. */
export function isPublicId(documentId: string): boolean {
  return !documentId.includes(".");
}

/** 401: no token was sent, or one that this lake never gave out. The Studio answers with its login screen. */
export function sessionNotFound(): LakeError {
  return httpError(401, "Session not found", { errorCode: "SIO-401-ANF" });
}

/** 401: the token was revoked, or the session has expired. The Studio answers with its login screen. */
export function sessionExpired(): LakeError {
  return httpError(401, "Session expired", { errorCode: "SIO-401-AEX" });
}

/** 403: the token's role doesn't have this permission on a resource of the project. */
export function insufficientProjectGrant(resource: string, permission: string): LakeError {
  return httpError(
    403,
    `Insufficient permissions; permission ${JSON.stringify(permission)} on ${resource} required.`,
  );
}

function roleOnlyReads(role: Role): LakeError {
  return new LakeError(403, {
    error: {
      type: "insufficientPermissionsError",
      description: `Insufficient permissions; permission "update" required, a token of role ${JSON.stringify(role)} only reads`,
      permission: "update",
    },
  });
}

function findDataset({ store, projectId }: Project, name: string): Dataset {
  const dataset = store.dataset(name);
  if (dataset) return dataset;
  throw new LakeError(404, {
    statusCode: 404,
    error: "Dataset not found",
    message: `Dataset ${JSON.stringify(name)} not found for project ID ${JSON.stringify(projectId)}`,
  });
}
