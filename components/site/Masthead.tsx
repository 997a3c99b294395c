import { pagePath, sitePath } from "../../lib/routes.ts";
import type { TopicLink } from "../../lib/story.ts";
import { weekdayInWords } from "../../lib/time.ts";
import { classes } from "../classes.ts";
import { ariaCurrent, type CurrentPage } from "./currentPage.ts";
import styles from "./Masthead.module.css";

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
          {sectionItems(sections)
            .filter(hasPage)
            .map(({ href, title }) => (
              <li key={href}>
                <a href={href} aria-current={ariaCurrent(href, current)}>
                  {title}
                </a>
              </li>
            ))}
          {HOUSE_ITEMS.filter(hasPage).map(({ href, title }) => (
            <li key={href} className={styles.house}>
              <a href={href} aria-current={ariaCurrent(href, current)}>
                {title}
              </a>
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
}

/** What cuts across the sections. */
const HOUSE_ITEMS: readonly NavigationItem[] = [
  { href: sitePath("onTheRecord"), title: "On the record" },
  { href: sitePath("people"), title: "People" },
  { href: sitePath("corrections"), title: "Corrections" },
];

function sectionItems(sections: readonly TopicLink[]): readonly NavigationItem[] {
  return [
    { href: sitePath("frontPage"), title: "Front page" },
    ...sections.map(({ slug, title }) => ({ href: pagePath("section", slug), title })),
  ];
}

function hasPage(item: NavigationItem): item is NavigationItem & { readonly href: string } {
  return item.href !== null;
}
