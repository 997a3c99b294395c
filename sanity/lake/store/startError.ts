export type StartErrorCode =
  | "LAKE_DAMAGED"
  | "LAKE_NEWER_SCHEMA"
  | "LAKE_OLDER_SCHEMA"
  | "LAKE_NOT_A_LAKE"
  | "LAKE_LOCKED"
  | "LAKE_NOT_WRITABLE"
  | "LAKE_DISK_FULL";

/** Why the data can't be opened: one sentence for a person, with the remedy. The file is left as it was. */
export class StartError extends Error {
  readonly code: StartErrorCode;

  constructor(code: StartErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "StartError";
    this.code = code;
  }
}
