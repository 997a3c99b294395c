/** Content can't be moved in or out: one sentence for a person, with the remedy. */
export class MovingError extends Error {
  override readonly name = "MovingError";
  readonly code: MovingErrorCode;

  constructor(code: MovingErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export type MovingErrorCode =
  | "ARCHIVE_REFUSED"
  | "IMPORT_INTERRUPTED"
  | "BACKUP_DAMAGED"
  | "DATA_FOLDER_NOT_EMPTY";
