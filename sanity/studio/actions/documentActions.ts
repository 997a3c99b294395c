import type { DocumentActionsResolver } from "sanity";

/** What editors may do with a document as a whole. */
export const documentActions: DocumentActionsResolver = (actions) => actions;
