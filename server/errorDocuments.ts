import type { ErrorStatus } from "../lib/errorStatus.ts";

/** The complete document for an error, asked of the site itself. */
export type ErrorDocuments = (status: ErrorStatus) => Promise<string>;

/**
 * Error pages are pages of the application, rendered by its build. The front door asks for each
 * once and keeps it, so that it can answer with it even while nothing else works.
 *
 * @throws {Error} if the site can't render its own error page: the build is broken.
 */
export function keepErrorDocuments(fetchPage: (path: string) => Promise<string>): ErrorDocuments {
  const kept = new Map<ErrorStatus, Promise<string>>();
  return (status) => {
    const document = kept.get(status) ?? fetchPage(`/errors/${status}`);
    kept.set(status, document);
    document.catch(() => kept.delete(status));
    return document;
  };
}
