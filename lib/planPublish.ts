import { type ClassifiedChanges, classifyChange } from "./classifyChange.ts";
import type { CorrectionDraft } from "./correctionDraft.ts";
import { keptSlugs } from "./keptSlugs.ts";
import type { NameOf } from "./passages.ts";
import { draftIdOf, publishedIdOf, type StoredDocument, textIn, textsIn } from "./storedDocument.ts";

/** A document as it is to be published; `_rev` is the revision that was looked at. */
export interface Publication {
  readonly published: StoredDocument | null;
  readonly draft: StoredDocument;
  /** By the backend's clock. */
  readonly now: Date;
  /** What readers are told of the changes; null where nothing is to be added. */
  readonly correction: NewCorrection | null;
  readonly nameOf?: NameOf;
}

export interface NewCorrection extends CorrectionDraft {
  /** New in the list of corrections; the anchor is `correction-{_key}`. */
  readonly _key: string;
  /** Id of the person who approved it, if recorded. */
  readonly approvedBy?: string | null;
}

/** What publishing writes besides what the draft says: Sanity's patch operations. */
export interface PublicationPatch {
  readonly set?: Readonly<Record<string, unknown>>;
  readonly setIfMissing?: Readonly<Record<string, unknown>>;
  readonly insert?: { readonly after: string; readonly items: unknown[] };
}

export interface PublicationPlan {
  /** For the draft, before it is published; null where nothing is missing in it. */
  readonly patch: PublicationPatch | null;
  readonly changes: ClassifiedChanges;
}

/**
 * What has to be written when a draft is published: of a story, when that happened first, which never
 * moves afterwards, and the addresses it had; of either, the correction. Asks nothing and forbids
 * nothing: `changes.correctionNeeded` without a `correction` is for the caller to refuse.
 */
export function planPublish({ published, draft, now, correction, nameOf }: Publication): PublicationPlan {
  const set = draft._type === "article" ? storyFields(published, draft, now) : {};
  const patch = { ...(Object.keys(set).length > 0 && { set }), ...(correction && addition(correction, now)) };
  return {
    patch: Object.keys(patch).length > 0 ? patch : null,
    changes: classifyChange(published, draft, nameOf),
  };
}

/**
 * The actions that publish a draft as planned, for the Actions API, in one transaction that fails if
 * the draft or the published version is no longer the one that was looked at.
 */
export function publishActions(
  { patch }: PublicationPlan,
  { published, draft }: Pick<Publication, "published" | "draft">,
) {
  const publishedId = publishedIdOf(draft._id);
  const draftId = draftIdOf(publishedId);
  const draftRevision = textIn(draft, "_rev");
  const publishedRevision = published === null ? "" : textIn(published, "_rev");
  const publish = {
    actionType: "sanity.action.document.publish" as const,
    publishedId,
    draftId,
    ...(publishedRevision !== "" && { ifPublishedRevisionId: publishedRevision }),
  };
  if (patch === null) {
    return [{ ...publish, ...(draftRevision !== "" && { ifDraftRevisionId: draftRevision }) }];
  }
  // The patch gives the draft a new revision, so that the one looked at is asked of the patch.
  const edit = {
    actionType: "sanity.action.document.edit" as const,
    publishedId,
    draftId,
    patch: { ...patch, ...(draftRevision !== "" && { ifRevisionID: draftRevision }) },
  };
  return [edit, publish];
}

function storyFields(
  published: StoredDocument | null,
  draft: StoredDocument,
  now: Date,
): Record<string, unknown> {
  const first = (published && textIn(published, "publishedAt")) || textIn(draft, "publishedAt");
  const publishedAt = first || now.toISOString();
  const slugs = keptSlugs(published, draft);
  const stored = textsIn(draft, "previousSlugs");
  const isKept = slugs.length === stored.length && slugs.every((slug, index) => slug === stored[index]);
  return {
    ...(textIn(draft, "publishedAt") !== publishedAt && { publishedAt }),
    ...(!isKept && { previousSlugs: slugs }),
  };
}

function addition({ approvedBy, ...correction }: NewCorrection, now: Date): PublicationPatch {
  const item = {
    _type: "correction",
    ...correction,
    at: now.toISOString(),
    ...(approvedBy && { approvedBy: { _type: "reference", _ref: approvedBy } }),
  };
  return { setIfMissing: { corrections: [] }, insert: { after: "corrections[-1]", items: [item] } };
}
