const BARE_SOURCE = /^(an?|one|the|some)?\s*(anonymous|unnamed|unidentified)?\s*sources?\W*$/i;

/** Whether a description of a speaker tells readers nothing about how the speaker could know: "a source". */
export function isBareSource(description: string): boolean {
  return BARE_SOURCE.test(description.trim());
}
