/** What the Studio says to a preview in its frame when the document that is open there has changed. */
export const DOCUMENT_CHANGED = "verbatim: document changed";
