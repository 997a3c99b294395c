/** What a token may do. The names, and what each may do, are Sanity's default project roles. */
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
