import { randomUUID } from "node:crypto";

export const requestIdHeader = "x-request-id";

/** What programs make of an id, and nothing that could end a line in a log. */
const validId = /^[\w.-]{1,64}$/;

/** The id that a request came with if it can be used, else a new one. */
export function requestIdOf(header: string | undefined): string {
  return header !== undefined && validId.test(header) ? header : randomUUID();
}
