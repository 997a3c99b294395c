import { createContext, useContext } from "react";
import type { FormPatch } from "sanity";
import type { Surroundings } from "../../queries/statementSurroundings.ts";

/** What the inputs of a statement's form share. */
export interface StatementForm {
  /** Null until it is read. */
  readonly surroundings: Surroundings | null;
  /** Patches of the statement as a whole. */
  readonly change: (patches: FormPatch[]) => void;
}

export const StatementFormContext = createContext<StatementForm | null>(null);

/** @throws {Error} outside a statement's form. */
export function useStatementForm(): StatementForm {
  const form = useContext(StatementFormContext);
  if (form === null)
    throw new Error("An input of the statement’s form is used outside it: see StatementFormInput.");
  return form;
}
