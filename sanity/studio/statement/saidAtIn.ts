import type { SaidAt } from "../../../lib/statement.ts";
import { partIn, type StoredPart } from "../../../lib/storedDocument.ts";
import { readSaidAt } from "../../queries/saidAt.ts";

/** When a statement was said, as far as its form has been filled in so far. */
export function saidAtIn(statement: StoredPart): SaidAt {
  return readSaidAt(partIn(statement, "saidAt"), { documentId: "", path: "saidAt", warn: () => {} });
}
