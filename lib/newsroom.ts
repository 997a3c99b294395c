/** The newsroom's own clock: the zone of its editions. */
export const NEWSROOM_ZONE = "America/New_York";

export const NEWSROOM_NAME = "Verbatim";

export const NEWSROOM_DESCRIPTION =
  "News in which every quotation is a document: who said it, and how we know.";

/** BCP 47: the language that the newsroom writes in. */
export const NEWSROOM_LANGUAGE = "en";

/** The byline of a story that the newsroom signs as a whole. */
export const STAFF_BYLINE = "Verbatim staff";
