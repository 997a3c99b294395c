import { housePath, pagePath } from "../../lib/routes.ts";
import type { TopicLink } from "../../lib/story.ts";
import { weekdayInWords } from "../../lib/time.ts";
import { classes } from "../classes.ts";
import styles from "./Masthead.module.css";

/** The page that is being read, as far as the masthead shows it. */
export type CurrentPage =
  | { readonly kind: "frontPage" }
  | { readonly kind: "story"; readonly sectionSlug: string }
  | { readonly kind: "other" };

/** The day of the edition, printed beside the name. */
export interface Edition {
  readonly now: Date;
  /** IANA zone of the newsroom. */
  readonly zone: string;
}

/** The name of the house and the ways into it. On the front page the name is the page's heading. */
export function Masthead({
  sections,
  current,
  edition,
}: {
  readonly sections: readonly TopicLink[];
  readonly current: CurrentPage;
  readonly edition: Edition | null;
}) {
  const Name = current.kind === "frontPage" ? "h1" : "p";
  return (
    <header className={classes(styles.masthead, "wrap")}>
      <div className={styles.row}>
        <Name className={styles.name}>
          <a href="/">Verbatim</a>
        </Name>
        <p className={styles.tagline}>Every quotation is a document</p>
        {edition !== null && (
          <p className={classes(styles.date, "meta")}>
            <time dateTime={edition.now.toISOString()}>{weekdayInWords(edition.now, edition.zone)}</time>
          </p>
        )}
      </div>
      <nav aria-label="Sections" className="screen-only">
        <ul>
          {sectionItems(sections, current)
            .filter(hasPage)
            .map(({ href, title, isCurrent }) => (
              <li key={href}>
                <a href={href} aria-current={isCurrent}>
                  {title}
                </a>
              </li>
            ))}
          {HOUSE_ITEMS.filter(hasPage).map(({ href, title }) => (
            <li key={href} className={styles.house}>
              <a href={href}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  );
}

interface NavigationItem {
  readonly href: string | null;
  readonly title: string;
  /** "page" for the page itself, "true" for the section that it belongs to. */
  readonly isCurrent?: "page" | "true" | undefined;
}

/** What cuts across the sections. */
const HOUSE_ITEMS: readonly NavigationItem[] = [
  { href: housePath("onTheRecord"), title: "On the record" },
  { href: housePath("people"), title: "People" },
  { href: housePath("corrections"), title: "Corrections" },
];

function sectionItems(sections: readonly TopicLink[], current: CurrentPage): readonly NavigationItem[] {
  return [
    {
      href: housePath("frontPage"),
      title: "Front page",
      isCurrent: current.kind === "frontPage" ? "page" : undefined,
    },
    ...sections.map(({ slug, title }) => ({
      href: pagePath("section", slug),
      title,
      isCurrent: current.kind === "story" && current.sectionSlug === slug ? ("true" as const) : undefined,
    })),
  ];
}

function hasPage(item: NavigationItem): item is NavigationItem & { readonly href: string } {
  return item.href !== null;
}
