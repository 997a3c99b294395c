/** A page of the house as a person writes it. */
export interface SamplePage {
  /** Its address at the root of the site. */
  readonly slug: string;
  readonly title: string;
  /** At most 300 characters. */
  readonly description: string;
  /** As the texts of `SampleStory`, without statements. */
  readonly body: readonly string[];
}

/** What the editor chose for the front page, by the slugs of stories; the rest follows by date. */
export interface SampleFrontPage {
  readonly lead: string;
  readonly pinned: readonly string[];
}
