import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";

/** On a reader's request, on its answer, and on every query made for it. */
export const REQUEST_ID_HEADER = "x-request-id";

/** What proxies make of an id (a UUID, hexadecimal digits), and nothing that could end a line in a log. */
const VALID_ID = /^[\w.-]{1,64}$/;

const KEY = Symbol.for("verbatim.requestId");
const shared = globalThis as { [KEY]?: AsyncLocalStorage<string> };

/** On globalThis because Next bundles this module apart from the server that runs Next. */
function storage(): AsyncLocalStorage<string> {
  shared[KEY] ??= new AsyncLocalStorage();
  return shared[KEY];
}

export function newRequestId(): string {
  return randomUUID();
}

/** The id that a request came with if it can be used, else a new one. */
export function requestIdOf(header: string | readonly string[] | undefined): string {
  return typeof header === "string" && VALID_ID.test(header) ? header : newRequestId();
}

/** Runs something on behalf of a request: what it does, and starts, finds the id with `currentRequestId`. */
export function withRequestId<Result>(id: string, action: () => Result): Result {
  return storage().run(id, action);
}

/** The id of the request that is being answered; undefined outside any. */
export function currentRequestId(): string | undefined {
  return storage().getStore();
}
