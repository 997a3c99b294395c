/** What a token or a user may do. The names, and what each may do, are Sanity's default project roles. */
export const roles = ["administrator", "editor", "contributor", "viewer"] as const;

export type Role = (typeof roles)[number];

export const roleTitles: Record<Role, { title: string; description: string }> = {
  administrator: {
    title: "Administrator",
    description: "Reads and writes all documents, and manages the lake.",
  },
  editor: { title: "Editor", description: "Reads and writes all documents." },
  contributor: { title: "Contributor", description: "Reads all documents and writes drafts." },
  viewer: { title: "Viewer", description: "Reads all documents." },
};

export function isRole(value: string): value is Role {
  return roles.some((role) => role === value);
}

/** Whether a token of this role may create, update or delete the document with this id. */
export function mayWrite(role: Role, documentId: string): boolean {
  switch (role) {
    case "administrator":
    case "editor":
      return true;
    case "contributor":
      return documentId.startsWith("drafts.");
    case "viewer":
      return false;
  }
}

/** Whether a token of this role may see webhooks and what became of their deliveries. */
export function maySeeWebhooks(role: Role): boolean {
  return role === "administrator" || role === "editor";
}

/** What the Studio asks before it offers something: which documents of a dataset, by GROQ, may be treated how. */
export interface DocumentGrant {
  filter: string;
  permissions: ("read" | "history" | "create" | "update")[];
}

const readEverything: DocumentGrant = { filter: '_id in path("**")', permissions: ["read", "history"] };
const write: DocumentGrant["permissions"] = ["create", "update"];

/** Whoever may write drafts may upload what they show; only as that are assets created. */
const upload: DocumentGrant = {
  filter: '_type in ["sanity.imageAsset", "sanity.fileAsset"]',
  permissions: ["create"],
};

/** The same as `mayWrite`, in the words of Sanity's access control, and uploads. Deleting is `update`. */
export function documentGrants(role: Role): DocumentGrant[] {
  switch (role) {
    case "administrator":
    case "editor":
      return [{ ...readEverything, permissions: [...readEverything.permissions, ...write] }];
    case "contributor":
      return [readEverything, { filter: '_id in path("drafts.**")', permissions: write }, upload];
    case "viewer":
      return [readEverything];
  }
}

/** What may be read of a public dataset without a token. */
export const publicGrants: readonly DocumentGrant[] = [{ filter: '_id in path("*")', permissions: ["read"] }];
