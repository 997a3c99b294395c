import { BlockquoteIcon } from "@sanity/icons/Blockquote";
import { CalendarIcon } from "@sanity/icons/Calendar";
import { CaseIcon } from "@sanity/icons/Case";
import { DocumentIcon } from "@sanity/icons/Document";
import { DocumentTextIcon } from "@sanity/icons/DocumentText";
import { HomeIcon } from "@sanity/icons/Home";
import { LinkIcon } from "@sanity/icons/Link";
import { TagIcon } from "@sanity/icons/Tag";
import { UserIcon } from "@sanity/icons/User";
import type { ComponentType } from "react";
import type { SchemaTypeDefinition } from "sanity";
import type { DeskType } from "./deskLists.ts";

export const typeIcons: Readonly<Record<DeskType | "frontPage", ComponentType>> = {
  article: DocumentTextIcon,
  quote: BlockquoteIcon,
  source: LinkIcon,
  person: UserIcon,
  organization: CaseIcon,
  event: CalendarIcon,
  topic: TagIcon,
  page: DocumentIcon,
  frontPage: HomeIcon,
};

/** The schema with an icon for each type of document, which stands where a document has no picture. */
export function withIcons(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  const icons = new Map(Object.entries(typeIcons));
  return types.map((type) => {
    const icon = icons.get(type.name);
    return icon ? { ...type, icon } : type;
  });
}
