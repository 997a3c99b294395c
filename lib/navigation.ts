import type { TopicLink } from "./story.ts";

/** What every page links to. */
export interface Navigation {
  readonly sections: readonly TopicLink[];
  /** What the house says of itself. */
  readonly housePages: readonly HousePageLink[];
}

export interface HousePageLink {
  readonly title: string;
  readonly slug: string;
}

/** For pages that are made where no content can be had. */
export const NO_NAVIGATION: Navigation = { sections: [], housePages: [] };
