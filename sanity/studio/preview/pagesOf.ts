import type { DocumentLocationsState } from "sanity/presentation";
import { type PageKind, pagePath, sitePath } from "../../../lib/routes.ts";
import { storyPath } from "../../../lib/story.ts";

/** A document, and the stories that show it, for the drafts perspective. */
export const PAGES_QUERY = `{
  "document": *[_id == $id][0]{_type, "title": coalesce(headline, title, name), "slug": slug.current, staff},
  "stories": *[_type == "article" && _id != $id && $type in ["quote", "source", "event", "person", "organization"]
    && (references($id) || references(*[_type == "quote" && references($id)]._id))
  ] | order(publishedAt desc)[0...20]{"title": headline, "slug": slug.current}
}`;

/** Whose changes may change what `PAGES_QUERY` finds. */
export const PAGES_CHANGED_FILTER = `*[_id == $id || _id == "drafts." + $id || (_type == "article" && references($id))]`;

/** What `PAGES_QUERY` finds. */
export interface FoundPages {
  readonly document: {
    readonly _type: string;
    readonly title: string | null;
    readonly slug: string | null;
    readonly staff: boolean | null;
  } | null;
  readonly stories: readonly { readonly title: string | null; readonly slug: string | null }[];
}

const UNTITLED = "Untitled";

/** What a document of the type is the page of, in words. */
const PAGE_OF: Readonly<Record<string, { readonly kind: PageKind; readonly words: string }>> = {
  article: { kind: "story", words: "This story" },
  topic: { kind: "topic", words: "This topic" },
  page: { kind: "house", words: "This page" },
};

/** The pages on which a document is shown, for Presentation to offer; null where there can be none. */
export function pagesOf({ document, stories }: FoundPages): DocumentLocationsState | null {
  if (document === null) return null;
  const { _type: type, title, slug, staff } = document;
  if (type === "frontPage") return shown([{ title: "Front page", href: sitePath("frontPage") }]);
  const page = PAGE_OF[type];
  if (page !== undefined) {
    if (slug === null || slug === "") {
      return {
        message: `${page.words} has no address yet: give it a slug, and it can be previewed.`,
        tone: "caution",
      };
    }
    return shown([{ title: title ?? UNTITLED, href: pagePath(page.kind, slug) }]);
  }
  const ofStories = stories.flatMap((story) =>
    story.slug === null ? [] : [{ title: story.title ?? UNTITLED, href: storyPath(story.slug) }],
  );
  return shown([...(staff === true ? [{ title: "Staff", href: sitePath("staff") }] : []), ...ofStories]);
}

function shown(
  pages: readonly { readonly title: string; readonly href: string | null }[],
): DocumentLocationsState {
  const locations = pages.flatMap(({ title, href }) => (href === null ? [] : [{ title, href }]));
  return locations.length === 0 ? { message: "No story shows this yet.", tone: "caution" } : { locations };
}
