import type { Block, Image } from "./story.ts";

/** A block of a text in which no statement stands. */
export type TextBlock = Extract<Block, { type: "paragraph" | "heading" | "list" }>;

/** What the house says of itself at one address. */
export interface HousePage {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly body: readonly TextBlock[];
  /** UTC instant. */
  readonly changedAt: string;
}

export interface StaffMember {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly description: string | null;
  readonly bio: string | null;
  readonly portrait: Image | null;
}

export interface StaffPage {
  /** The text that opens the page; null where nobody has written one. */
  readonly introduction: HousePage | null;
  /** By name. */
  readonly staff: readonly StaffMember[];
}

/** Where nobody has written another one. */
export const STAFF_INTRODUCTION = {
  title: "Staff",
  description: "Who writes, checks and corrects what stands here.",
} as const;
