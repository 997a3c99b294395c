import { housePath } from "../../lib/routes.ts";
import { classes } from "../classes.ts";
import styles from "./Footer.module.css";

const PAGES = [
  { href: housePath("howWeCheck"), title: "How we check" },
  { href: housePath("corrections"), title: "Corrections" },
  { href: housePath("reportError"), title: "Report an error" },
];

/** What the house promises, and where to hold it to that. */
export function Footer() {
  const links = PAGES.flatMap(({ href, title }) => (href === null ? [] : [{ href, title }]));
  return (
    <footer className={classes(styles.footer, "screen-only")}>
      <div className={classes(styles.columns, "wrap")}>
        <p>
          Verbatim prints what was said, who said it and how we know. A quotation that turns out to be wrong
          is corrected on the page that printed it.
        </p>
        {links.length > 0 && (
          <ul>
            {links.map(({ href, title }) => (
              <li key={href}>
                <a href={href}>{title}</a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </footer>
  );
}
