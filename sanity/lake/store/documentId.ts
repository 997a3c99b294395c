import { randomUUID } from "node:crypto";
import { invalidMutation } from "../lakeError.ts";

const idLimit = 128;
const idPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;

/** Returns the id if it is one that Sanity allows, else throws a 400 that names the value. */
export function checkedDocumentId(id: unknown): string {
  if (typeof id === "string" && isDocumentId(id)) return id;
  throw invalidMutation(
    `Invalid document ID ${JSON.stringify(id)}: use at most ${idLimit} of the characters a-z, A-Z, 0-9, ".", "_" and "-", not starting with "." or "-", not ending with "." and without ".."`,
    { id },
  );
}

/** Whether the id is that of a draft (`drafts.…`) or of a version in a release (`versions.<release>.…`). */
export function isDraftOrVersion(id: string): boolean {
  return id.startsWith("drafts.") || id.startsWith("versions.");
}

/** Without `drafts.` or `versions.<release>.`. */
export function publishedIdOf(id: string): string {
  return id.replace(/^(drafts|versions\.[^.]*)\./, "");
}

/** The id for a new document: as given, a random one if missing, a random one after a prefix such as `drafts.`. */
export function newDocumentId(given: unknown): string {
  if (given === undefined) return randomUUID();
  if (typeof given === "string" && given.endsWith(".")) return checkedDocumentId(given + randomUUID());
  return checkedDocumentId(given);
}

function isDocumentId(id: string): boolean {
  return id.length <= idLimit && idPattern.test(id) && !id.includes("..") && !id.endsWith(".");
}
