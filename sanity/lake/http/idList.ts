import { httpError } from "../lakeError.ts";

/** Sanity's limit for one request. */
const maxIds = 1000;

/** The ids in a path, separated by commas, each once. Throws 400 for more than 1,000. */
export function readIdList(list: string): string[] {
  const ids = [...new Set(list.split(","))].filter((id) => id !== "");
  if (ids.length <= maxIds) return ids;
  throw httpError(400, `${ids.length} ids were asked for; at most ${maxIds} fit in one request.`);
}
