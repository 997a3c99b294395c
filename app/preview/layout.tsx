import "../../components/styles/tokens.css";
import "../../components/styles/base.css";
import "../../components/styles/print.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preloadFonts } from "../../components/site/preloadFonts.ts";
import { NEWSROOM_NAME } from "../../lib/newsroom.ts";
import { PreviewOverlays } from "./PreviewOverlays.tsx";

export const metadata: Metadata = {
  title: `Preview — ${NEWSROOM_NAME}`,
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { colorScheme: "light dark" };

/**
 * A root layout of its own, with the scripts that make a page editable: none of them reaches a
 * reader's page. The Studio may set a theme on the page, which then isn't the server's.
 */
export default function Layout({ children }: { children: ReactNode }) {
  preloadFonts();
  return (
    <html lang="en" dir="ltr" suppressHydrationWarning>
      <body>
        {children}
        <PreviewOverlays />
      </body>
    </html>
  );
}
