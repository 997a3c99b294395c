import type { ReactNode } from "react";
import type { Navigation } from "../../lib/navigation.ts";
import type { CurrentPage } from "./currentPage.ts";
import { Footer } from "./Footer.tsx";
import { type Edition, Masthead } from "./Masthead.tsx";
import styles from "./SiteLayout.module.css";

/** What surrounds every page: the way past the masthead, the masthead, the page, the footer. */
export function SiteLayout({
  navigation: { sections, housePages },
  current,
  edition,
  children,
}: {
  readonly navigation: Navigation;
  readonly current: CurrentPage;
  readonly edition: Edition | null;
  readonly children: ReactNode;
}) {
  return (
    <>
      <a className={styles.skip} href="#main">
        Skip to the page
      </a>
      <Masthead sections={sections} current={current} edition={edition} />
      <main id="main">{children}</main>
      <Footer housePages={housePages} current={current} />
    </>
  );
}
