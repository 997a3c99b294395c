/** Result codes of SQLite that mean something to whoever runs a lake (https://www.sqlite.org/rescode.html). */
export const sqliteBusy = 5;
export const sqliteReadOnly = 8;
export const sqliteCorrupt = 11;
export const sqliteFull = 13;
export const sqliteCannotOpen = 14;
export const sqliteNotADatabase = 26;

/** The primary result code of an error that node:sqlite threw; undefined for any other error. */
export function sqliteErrorCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number")
    return undefined;
  return error.errcode & 0xff;
}
