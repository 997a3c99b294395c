/** HTTP status codes that readers meet as a document. */
export const ERROR_STATUSES = [404, 410, 503] as const;
export type ErrorStatus = (typeof ERROR_STATUSES)[number];
