/** What stands in place of a statement that is held: nothing of what was said. */
export const HELD_WORDS =
  "This statement is held back for now, for a legal reason or until an agreed time. The rest of the story stands.";
