import type { DocumentPath, StoredDocument } from "./storedDocument.ts";

/**
 * What can stand in the way of publishing. `blocks`: it must be put right first. `warns`: an editor
 * may publish all the same. `informs`: good to know, in no way of publishing.
 */
export type Severity = "blocks" | "warns" | "informs";

const CODES = {
  "headline-missing": "blocks",
  "headline-too-long": "blocks",
  "slug-missing": "blocks",
  "slug-unreadable": "blocks",
  "slug-taken": "blocks",
  "slug-kept-by-another": "blocks",
  "slug-changed": "warns",
  "standfirst-missing": "blocks",
  "standfirst-too-long": "blocks",
  "byline-missing": "blocks",
  "section-missing": "blocks",
  "body-missing": "blocks",
  "zone-unreadable": "blocks",
  "embargo-unreadable": "blocks",
  "goes-live-later": "informs",
  "alt-missing": "blocks",
  "credit-missing": "blocks",
  "update-incomplete": "blocks",
  "statement-missing": "blocks",
  "statement-unpublished": "blocks",
  "statement-held": "blocks",
  "statement-stays-held": "warns",
  "excerpt-not-exact": "blocks",
  "reply-missing": "warns",
  "quotation-without-statement": "warns",
  "link-without-source": "warns",
  "reply-request-open": "warns",
  "reply-request-overdue": "warns",
  "reference-unpublished": "blocks",
  "correction-incomplete": "blocks",
  "correction-kind": "blocks",
  "text-missing": "blocks",
  "language-missing": "blocks",
  "speaker-missing": "blocks",
  "speaker-named-and-unnamed": "blocks",
  "unnamed-incomplete": "blocks",
  "unnamed-bare-source": "blocks",
  "role-missing": "blocks",
  "medium-missing": "blocks",
  "time-missing": "blocks",
  "time-to-come": "warns",
  "source-missing": "blocks",
  "source-without-archive": "informs",
  "check-missing": "blocks",
  "not-checked": "blocks",
  "check-without-basis": "blocks",
  "original-missing": "blocks",
  "status-note-missing": "blocks",
} as const satisfies Readonly<Record<string, Severity>>;

export type ObstacleCode = keyof typeof CODES;

/** One thing that stands in the way of publishing, or that an editor should know before. */
export interface Obstacle {
  readonly code: ObstacleCode;
  readonly severity: Severity;
  /** For a person: names the field, its value and the remedy. */
  readonly sentence: string;
  /** Published id of the document that has to be mended. */
  readonly documentId: string;
  readonly documentType: string;
  /** In that document. */
  readonly path: DocumentPath;
  /** In the document that is to be published: the same, unless another one has to be mended. */
  readonly standsAt: DocumentPath;
  /** The words between quotation marks, where it is about some. */
  readonly quoted?: string;
}

/** An obstacle in the document that a rule looks at. */
export interface Finding {
  readonly code: ObstacleCode;
  readonly sentence: string;
  readonly path: DocumentPath;
  readonly quoted?: string;
}

/** A document that another one refers to. */
export interface Referred {
  readonly id: string;
  readonly type: string;
  /** What editors know it by: a headline, a name, a title, the opening of a statement. */
  readonly name: string;
  /** False for one that has only a draft. */
  readonly isPublished: boolean;
  readonly hasArchivedCopy: boolean;
  /** Whether it is gone from where it was. */
  readonly isUnavailable: boolean;
}

/** A published statement that a story carries, with its sources. */
export interface CarriedStatement {
  readonly document: StoredDocument;
  readonly sources: readonly Referred[];
}

/** What both kinds of documents are judged by: the document, and the published state of what it refers to. */
interface ToPublish {
  /** Published id. */
  readonly id: string;
  readonly draft: StoredDocument | null;
  readonly published: StoredDocument | null;
  /** What either version refers to, by published id; what isn't stored at all is missing. */
  readonly referred: ReadonlyMap<string, Referred>;
}

export interface StoryToPublish extends ToPublish {
  /** The published statements that it carries, by id. */
  readonly statements: ReadonlyMap<string, CarriedStatement>;
  /** Other published stories that have its slug, or had it. */
  readonly sameAddress: readonly { readonly id: string; readonly headline: string; readonly slug: string }[];
  /** Published statements that answer one that is to stand with its replies, each with what it answers. */
  readonly replies: readonly { readonly id: string; readonly name: string; readonly to: readonly string[] }[];
}

export interface StatementToPublish extends ToPublish {}

/** The version that would be published: the draft, or what is published already. */
export function versionToPublish({
  draft,
  published,
}: Pick<ToPublish, "draft" | "published">): StoredDocument | null {
  return draft ?? published;
}

/** What editors know a referred document by; its id where nothing is known of it. */
export function nameIn(referred: ToPublish["referred"]): (id: string) => string {
  return (id) => referred.get(id)?.name ?? id;
}

/** A finding as an obstacle of the document that it was made in. */
export function obstacleIn(
  { id, type }: { readonly id: string; readonly type: string },
  finding: Finding,
  standsAt: DocumentPath = finding.path,
): Obstacle {
  return { ...finding, severity: CODES[finding.code], documentId: id, documentType: type, standsAt };
}

/** Whether anything among them has to be put right first. */
export function isBlocked(obstacles: readonly Pick<Obstacle, "severity">[]): boolean {
  return obstacles.some(({ severity }) => severity === "blocks");
}
