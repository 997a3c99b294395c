import { type ReaderPage, readerPagePath } from "../../lib/readerPage.ts";
import { pagePath, sitePath } from "../../lib/routes.ts";

/** The page that is being read, as far as what surrounds it shows. */
export type CurrentPage =
  | { readonly kind: "frontPage" }
  | { readonly kind: "story"; readonly sectionSlug: string }
  | Extract<ReaderPage, { kind: "topic" | "corrections" | "house" | "staff" }>
  | { readonly kind: "other" };

/** How a link of the site stands to that page: "page" leads to itself, "true" to what it belongs to. */
export function ariaCurrent(href: string, current: CurrentPage): "page" | "true" | undefined {
  switch (current.kind) {
    case "frontPage":
      return href === sitePath("frontPage") ? "page" : undefined;
    case "story":
      return href === pagePath("section", current.sectionSlug) ? "true" : undefined;
    case "other":
      return undefined;
    default: {
      const path = readerPagePath(current);
      if (href === path) return "page";
      return path.startsWith(`${href}/`) ? "true" : undefined;
    }
  }
}
