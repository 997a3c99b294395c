import type { CorrectionKind, SaidAt } from "../../lib/statement.ts";

/**
 * A sample story as a person writes it.
 *
 * A text is a list of parts: a string is a paragraph, or a heading if it begins with `## `, in which
 * `[words](src-id)` links words to a source document; a statement or an update stands at its place.
 */
export interface SampleStory {
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly dateline?: string;
  /** UTC instant. */
  readonly publishedAt: string;
  /** Id of the topic that is the story's section. */
  readonly section: string;
  /** Ids of other topics. */
  readonly topics: readonly string[];
  readonly keyImage?: SampleImage;
  readonly body: readonly (TextPart | UpdatePlace)[];
  readonly updates?: readonly SampleUpdate[];
  /** First and last day of coverage that has ended. */
  readonly covered?: { readonly start: SampleTime; readonly end: SampleTime };
  readonly corrections?: readonly SampleCorrection[];
  readonly related?: readonly { readonly slug: string; readonly reason: string }[];
  readonly howWeKnow: readonly string[];
}

export type TextPart = string | StatementPlace;

export interface StatementPlace {
  /** Id of the quote document. */
  readonly statement: string;
  readonly excerpt?: string;
}

export interface UpdatePlace {
  /** Key of one of the story's updates. */
  readonly update: string;
}

export interface SampleImage {
  /** Name of a file in images/. */
  readonly file: string;
  readonly alt: string;
  readonly credit: string;
  readonly caption?: string;
  /** Centre and size of what a crop has to keep, as shares of width and height. */
  readonly hotspot?: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  };
  /** What is cut off at each edge, as shares of width and height. */
  readonly crop?: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
}

export interface SampleUpdate {
  readonly key: string;
  readonly at: SampleTime;
  readonly atNote?: string;
  readonly headline: string;
  readonly body: readonly TextPart[];
}

export interface SampleCorrection {
  readonly key: string;
  readonly at: string;
  readonly kind: CorrectionKind;
  readonly was: string;
  readonly now: string;
  readonly where: string;
  readonly note: string;
}

/** As `SaidAt`, with nothing where nothing is recorded. */
export interface SampleTime {
  readonly date: string;
  readonly precision: SaidAt["precision"];
  readonly bound: SaidAt["bound"];
  readonly zone?: string;
}
