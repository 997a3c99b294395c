import type { Correction, SaidAt, Source, Statement } from "./statement.ts";

/** A run of text with its marks; `link` is an address that passed the scheme check. */
export interface Span {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly link: SpanLink | null;
}

export interface SpanLink {
  readonly href: string;
  /** The id of the source document that the link stands for, where it is one. */
  readonly sourceId: string | null;
}

/** A story's body, block by block: components render it in one exhaustive switch. */
export type Block =
  | { readonly type: "paragraph"; readonly key: string; readonly spans: readonly Span[] }
  | { readonly type: "heading"; readonly key: string; readonly level: 2 | 3; readonly spans: readonly Span[] }
  | {
      readonly type: "list";
      readonly key: string;
      readonly ordered: boolean;
      readonly items: readonly ListItem[];
    }
  | {
      readonly type: "statement";
      readonly key: string;
      readonly number: number;
      /** True where the story has the statement before: its first place has its anchor. */
      readonly isRepeated: boolean;
      readonly statement: Statement;
      readonly excerpt: string | null;
    }
  /** Legal hold or embargo of one statement: the story stays up and says so, and not a word of it is here. */
  | {
      readonly type: "heldStatement";
      readonly key: string;
      readonly number: number;
      readonly isRepeated: boolean;
      readonly statementId: string;
    }
  | { readonly type: "image"; readonly key: string; readonly image: Image }
  /** Where in the text an update belongs; the update itself is in `Story.updates`. */
  | { readonly type: "update"; readonly key: string; readonly update: Update };

export interface ListItem {
  readonly key: string;
  readonly spans: readonly Span[];
  readonly children: readonly ListItem[];
}

/** A picture as stored, with what an editor chose of it. */
export interface Image {
  /** Id of the asset document: `image-{sha1}-{width}x{height}-{extension}`. */
  readonly assetId: string;
  /** Where readers get the file, without a transformation: a path of the site, or hosted Sanity's address. */
  readonly url: string;
  /** Of the file, in pixels. */
  readonly width: number;
  readonly height: number;
  /** A few pixels as a data URI, to stand there until the picture has come; null for one that can be seen through. */
  readonly lqip: string | null;
  /** What is cut off each edge, as fractions of the file's size. */
  readonly crop: ImageCrop | null;
  /** What must stay in view, as fractions of the file's size: its centre and its extent. */
  readonly hotspot: ImageHotspot | null;
  readonly alt: string;
  readonly credit: string;
  readonly caption: string | null;
}

export interface ImageCrop {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface ImageHotspot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One timed update. `at.date` is an instant for `minute`, else what is known of the moment. */
export interface Update {
  /** Array key: the anchor is `update-{key}`. */
  readonly key: string;
  readonly at: SaidAt;
  /** In words, where no clock time is recorded ("Afternoon"). */
  readonly atNote: string | null;
  readonly headline: string;
  readonly body: readonly Block[];
  readonly author: string | null;
  /** Listed at the top of the story. */
  readonly isKey: boolean;
}

/** How a page shows the updates that follow a story's body: before it, or after it in stored order. */
export type UpdateOrder = "newest-first" | "oldest-first";

export interface TopicLink {
  readonly id: string;
  readonly title: string;
  readonly slug: string;
}

/** A source as the story's list shows it: what it supports, by statement number. */
export interface StorySource {
  readonly source: Source;
  readonly statementNumbers: readonly number[];
  /** True where running text links to it. */
  readonly inText: boolean;
}

export interface RelatedStory {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  /** UTC instant. */
  readonly publishedAt: string;
  /** Always printed above the headline: `label` in bold, then `detail`. */
  readonly reason: RelatedReason;
}

export interface RelatedReason {
  readonly kind:
    | "pick"
    | "continues"
    | "replies"
    | "same-statement"
    | "same-event"
    | "same-source"
    | "same-speaker-topic"
    | "shared-people"
    | "same-topic";
  /** "Same press conference", "Responds to", "Also quotes", "Topic:" … */
  readonly label: string;
  /** "statement 1", "Jake Sullivan", "DNC breach"; empty where the label says it all. */
  readonly detail: string;
}

export interface Story {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: readonly string[];
  readonly section: TopicLink;
  readonly topics: readonly TopicLink[];
  /** City or place that opens the first paragraph; null where the story has none. */
  readonly dateline: string | null;
  /** IANA zone that the story's times are printed in. */
  readonly zone: string;
  readonly keyImage: Image | null;
  readonly body: readonly Block[];
  /** UTC instant. */
  readonly publishedAt: string;
  /** Newest last. Those not placed in the body by an anchor are shown after it. */
  readonly updates: readonly Update[];
  readonly coverage: "none" | "running" | "ended";
  /** When running coverage began and ended; null where it didn't or that isn't recorded. */
  readonly coverageStart: SaidAt | null;
  readonly coverageEnd: SaidAt | null;
  readonly corrections: readonly Correction[];
  readonly howWeKnow: readonly Block[];
  readonly sources: readonly StorySource[];
  /** Null where the related coverage could not be had in time; the page then says nothing of it. */
  readonly related: readonly RelatedStory[] | null;
}

export function storyPath(slug: string): string {
  return `/stories/${slug}`;
}

/** Last part of the address at which a running or ended story is read from its beginning. */
export const FROM_THE_START = "from-the-start";

export function fromTheStartPath(slug: string): string {
  return `${storyPath(slug)}/${FROM_THE_START}`;
}

/** Of an update in its story's page. */
export function updateAnchor(key: string): string {
  return `update-${key}`;
}
