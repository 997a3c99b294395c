import { ClockIcon } from "@sanity/icons/Clock";
import { DocumentsIcon } from "@sanity/icons/Documents";
import { DocumentTextIcon } from "@sanity/icons/DocumentText";
import { EditIcon } from "@sanity/icons/Edit";
import { HomeIcon } from "@sanity/icons/Home";
import { LockIcon } from "@sanity/icons/Lock";
import { PublishIcon } from "@sanity/icons/Publish";
import { RevertIcon } from "@sanity/icons/Revert";
import { SyncIcon } from "@sanity/icons/Sync";
import { UnlinkIcon } from "@sanity/icons/Unlink";
import { UserIcon } from "@sanity/icons/User";
import { WarningOutlineIcon } from "@sanity/icons/WarningOutline";
import type { ComponentType } from "react";
import type {
  DefaultDocumentNodeResolver,
  DocumentListBuilder,
  ListItemBuilder,
  StructureBuilder,
  StructureResolver,
  StructureResolverContext,
} from "sanity/structure";
import { defaultIntentChecker } from "sanity/structure";
import { API_VERSION } from "../../client.ts";
import { FRONT_PAGE_ID } from "../../schema/frontPage.ts";
import { CorrectionsPane } from "./CorrectionsPane.tsx";
import {
  type DeskList,
  type DeskType,
  filterOf,
  sourceLists,
  statementLists,
  storyLists,
  UNPUBLISHED_PARAMETER,
} from "./deskLists.ts";
import { typeIcons } from "./typeIcons.ts";
import { UsedIn } from "./UsedIn.tsx";
import { unpublishedStories } from "./unpublishedStories.ts";

const LIST_ICONS: Readonly<Record<string, ComponentType>> = {
  drafts: EditIcon,
  changed: SyncIcon,
  running: ClockIcon,
  published: PublishIcon,
  embargoed: LockIcon,
  corrected: RevertIcon,
  "needs-attribution": UserIcon,
  "not-checked": WarningOutlineIcon,
  held: LockIcon,
  "embargoed-statements": LockIcon,
  gone: UnlinkIcon,
  unavailable: UnlinkIcon,
  "not-archived": WarningOutlineIcon,
};

/** What editors find on their desk. */
export const structure: StructureResolver = (S, context) =>
  S.list()
    .id("newsroom")
    .title("Newsroom")
    .items([
      group(S, "article", "Stories", [
        everything(S, "article", "All stories", "publishedAt"),
        ...storyLists.map((list) => storyList(S, list, context)),
      ]),
      group(S, "quote", "Statements", [
        everything(S, "quote", "Latest", "saidAt.date"),
        ...statementLists.map((list) => listItem(S, list)),
      ]),
      group(S, "source", "Sources", [
        everything(S, "source", "All sources", "_updatedAt"),
        ...sourceLists.map((list) => listItem(S, list)),
      ]),
      S.divider(),
      everything(S, "person", "People", "name"),
      everything(S, "organization", "Organizations", "name"),
      everything(S, "event", "Events", "date"),
      everything(S, "topic", "Topics", "title"),
      S.divider(),
      corrections(S),
      S.divider(),
      frontPage(S),
      everything(S, "page", "House pages", "title"),
    ]);

/** Nothing refers to these, and a statement's form says itself what uses it. */
const WITHOUT_USED_IN: ReadonlySet<string> = new Set(["frontPage", "page", "quote"]);

/** A document with what it is used in beside its form. */
export const defaultDocumentNode: DefaultDocumentNodeResolver = (S, { schemaType }) => {
  const isUsed = !WITHOUT_USED_IN.has(schemaType);
  const views = [S.view.form(), ...(isUsed ? [S.view.component(UsedIn).id("used-in").title("Used in")] : [])];
  return S.document().views(views);
};

function group(
  S: StructureBuilder,
  type: DeskType,
  title: string,
  items: ListItemBuilder[],
): ListItemBuilder {
  return S.listItem()
    .id(`${type}-lists`)
    .title(title)
    .icon(typeIcons[type])
    .child(S.list().id(`${type}-lists`).title(title).items(items));
}

/** Every document of a type; links to documents open here. Names come in their order, the rest the latest first. */
function everything(S: StructureBuilder, type: DeskType, title: string, field: string): ListItemBuilder {
  const direction = field === "name" || field === "title" ? "asc" : "desc";
  const isGrouped = type === "article" || type === "quote" || type === "source";
  return S.listItem()
    .id(type)
    .title(title)
    .icon(isGrouped ? DocumentsIcon : typeIcons[type])
    .schemaType(type)
    .child(
      S.documentTypeList(type)
        .title(title)
        .defaultOrdering([{ field, direction }])
        .canHandleIntent(defaultIntentChecker),
    );
}

function listItem(S: StructureBuilder, list: DeskList): ListItemBuilder {
  return titled(S, list).child(documentList(S, list, {}));
}

/** Stories that were unpublished can't be told by their own fields alone. */
function storyList(
  S: StructureBuilder,
  list: DeskList,
  { documentStore }: StructureResolverContext,
): ListItemBuilder {
  if (!list.filter.includes(`$${UNPUBLISHED_PARAMETER}`)) return listItem(S, list);
  return titled(S, list).child(() =>
    unpublishedStories(documentStore, (unpublished) =>
      documentList(S, list, { [UNPUBLISHED_PARAMETER]: unpublished }),
    ),
  );
}

function titled(S: StructureBuilder, { id, title }: DeskList): ListItemBuilder {
  return S.listItem()
    .id(id)
    .title(title)
    .icon(LIST_ICONS[id] ?? DocumentTextIcon);
}

function documentList(
  S: StructureBuilder,
  list: DeskList,
  params: Readonly<Record<string, unknown>>,
): DocumentListBuilder {
  return S.documentList()
    .id(list.id)
    .title(list.title)
    .apiVersion(API_VERSION)
    .filter(filterOf(list))
    .params(params)
    .defaultOrdering([...list.order])
    .schemaType(list.type)
    .canHandleIntent(() => false);
}

function corrections(S: StructureBuilder): ListItemBuilder {
  return S.listItem()
    .id("corrections")
    .title("Corrections")
    .icon(RevertIcon)
    .child(S.component(CorrectionsPane).id("corrections").title("Corrections"));
}

function frontPage(S: StructureBuilder): ListItemBuilder {
  return S.listItem()
    .id(FRONT_PAGE_ID)
    .title("Front page")
    .icon(HomeIcon)
    .child(S.document().schemaType("frontPage").documentId(FRONT_PAGE_ID).title("Front page"));
}
