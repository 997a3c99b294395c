import "../../components/styles/tokens.css";
import "../../components/styles/base.css";
import "../../components/styles/print.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preloadFonts } from "../../components/site/preloadFonts.ts";
import { NEWSROOM_DESCRIPTION, NEWSROOM_NAME } from "../../lib/newsroom.ts";
import { readAddresses } from "../../sanity/configuration.ts";

export const metadata: Metadata = {
  metadataBase: new URL(readAddresses(process.env).siteOrigin),
  title: { default: NEWSROOM_NAME, template: `%s — ${NEWSROOM_NAME}` },
  description: NEWSROOM_DESCRIPTION,
  robots: { "max-image-preview": "large" },
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default function Layout({ children }: { children: ReactNode }) {
  preloadFonts();
  return (
    <html lang="en" dir="ltr">
      <body>{children}</body>
    </html>
  );
}
