import type { ObstacleCode } from "../obstacle.ts";

export type UpdateProblemCode =
  | ObstacleCode
  | "story-not-published"
  | "coverage-not-running"
  | "coverage-running"
  | "coverage-goes-on"
  | "time-unreadable"
  | "update-time-to-come"
  | "time-before-coverage"
  | "time-before-update"
  | "undo-too-late"
  | "update-changed";

/** Why an update or a coverage is not published as it is, or what should be looked at before. */
export interface UpdateProblem {
  readonly code: UpdateProblemCode;
  /** Which part of the form it is about. */
  readonly field: "story" | "coverage" | "at" | "headline" | "body" | "author";
  /** For a person: names the field, its value and the remedy. */
  readonly sentence: string;
}
