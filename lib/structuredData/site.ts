/** The site as structured data names it. */
export interface Site {
  /** As readers see it: `https://news.example`. */
  readonly origin: string;
  /** Slugs of the house pages that are published. */
  readonly housePages: readonly string[];
}

/** The address of one of the site's pages, or of anything that is named by a path or an address. */
export function absoluteUrl(address: string, { origin }: Pick<Site, "origin">): string {
  return new URL(address, origin).href;
}
