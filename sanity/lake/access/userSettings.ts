import type { DatabaseSync } from "node:sqlite";
import { httpError, type LakeError } from "../lakeError.ts";
import { inTransaction } from "../store/inTransaction.ts";

/** What a client keeps for a user, such as the Studio's sort orders and recent searches. */
export interface UserSetting {
  key: string;
  /** Any JSON. */
  value: unknown;
}

const maxKeyLength = 500;
const maxValueCharacters = 64 * 1024;
const maxSettings = 1000;

/** Those of the keys that are there, in the order asked. */
export function readUserSettings(db: DatabaseSync, userId: string, keys: readonly string[]): UserSetting[] {
  const find = db.prepare("SELECT value FROM user_settings WHERE user = ? AND key = ?");
  return keys.flatMap((key) => {
    const row = find.get(userId, key);
    return row ? [{ key, value: JSON.parse(String(row.value)) }] : [];
  });
}

/** Stores all of them or none. Throws 400 for a key or value that is too long, 409 if there are too many. */
export function writeUserSettings(db: DatabaseSync, userId: string, settings: readonly UserSetting[]): void {
  if (settings.length > maxSettings) throw tooMany(settings.length);
  const write = db.prepare(
    `INSERT INTO user_settings (user, key, value) VALUES (?, ?, ?)
     ON CONFLICT (user, key) DO UPDATE SET value = excluded.value`,
  );
  inTransaction(db, () => {
    for (const { key, value } of settings) write.run(userId, checkedKey(key), checkedValue(key, value));
    const row = db.prepare("SELECT count(*) AS count FROM user_settings WHERE user = ?").get(userId);
    if (Number(row?.count) > maxSettings) throw tooMany(Number(row?.count));
  });
}

function checkedKey(key: string): string {
  if (key !== "" && key.length <= maxKeyLength && !key.includes(",")) return key;
  throw httpError(
    400,
    `The key ${JSON.stringify(key.slice(0, 100))} can't be used; take 1 to ${maxKeyLength} characters and no comma.`,
  );
}

function checkedValue(key: string, value: unknown): string {
  const json = JSON.stringify(value ?? null);
  if (json.length <= maxValueCharacters) return json;
  throw httpError(
    400,
    `The value of ${JSON.stringify(key)} has ${json.length} characters of JSON, more than the limit of ${maxValueCharacters}.`,
  );
}

function tooMany(count: number): LakeError {
  return httpError(409, `A user may have ${maxSettings} settings; this would be ${count}.`);
}
