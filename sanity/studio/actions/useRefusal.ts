import { type DocumentActionProps, useCurrentUser, useDocumentPairPermissions } from "sanity";

/** Whether the editor may do something with a document; `title` says why not. Disabled while it isn't known. */
export function useRefusal(
  { id, type }: Pick<DocumentActionProps, "id" | "type">,
  permission: "publish" | "unpublish" | "duplicate",
): { readonly disabled: boolean; readonly title?: string } {
  const [permissions, isLoading] = useDocumentPairPermissions({ id, type, permission });
  const roles = useCurrentUser()?.roles ?? [];
  if (isLoading || permissions === undefined) return { disabled: true };
  if (permissions.granted) return { disabled: false };
  const names = roles.map(({ title }) => title).join(", ");
  return { disabled: true, title: `Your role${names && ` (${names})`} doesn’t allow this. Ask an editor.` };
}
