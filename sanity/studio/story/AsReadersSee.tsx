import type { ReactNode } from "react";
import { useColorSchemeValue } from "sanity";
import styles from "./AsReadersSee.module.css";
import "./readersLook.css";

/**
 * Components of the readers' site within the Studio, in the Studio's light or dark. They are there to
 * be looked at: nothing in them can be clicked or focused, and what they say has to be said to those
 * who can't see them by whatever is around.
 */
export function AsReadersSee({ children }: { readonly children: ReactNode }) {
  const colorScheme = useColorSchemeValue();
  return (
    <div className={styles.page} style={{ colorScheme }} inert>
      {children}
    </div>
  );
}
