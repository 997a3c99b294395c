import type { HousePageLink } from "../../lib/navigation.ts";
import { pagePath, sitePath } from "../../lib/routes.ts";
import { classes } from "../classes.ts";
import { ariaCurrent, type CurrentPage } from "./currentPage.ts";
import styles from "./Footer.module.css";

/** What the house promises, and where to hold it to that. */
export function Footer({
  housePages,
  current,
}: {
  readonly housePages: readonly HousePageLink[];
  readonly current: CurrentPage;
}) {
  const pages = [
    ...housePages.map(({ slug, title }) => ({ href: pagePath("house", slug), title })),
    { href: sitePath("staff"), title: "Staff" },
    { href: sitePath("corrections"), title: "Corrections" },
  ];
  const links = pages.flatMap(({ href, title }) => (href === null ? [] : [{ href, title }]));
  return (
    <footer className={classes(styles.footer, "screen-only")}>
      <div className={classes(styles.columns, "wrap")}>
        <p>
          Verbatim prints what was said, who said it and how we know. A quotation that turns out to be wrong
          is corrected on the page that printed it.
        </p>
        <nav aria-label="About Verbatim">
          <ul>
            {links.map(({ href, title }) => (
              <li key={href}>
                <a href={href} aria-current={ariaCurrent(href, current)}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </footer>
  );
}
