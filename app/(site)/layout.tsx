import "../../components/styles/tokens.css";
import "../../components/styles/base.css";
import "../../components/styles/print.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { NEWSROOM_DESCRIPTION, NEWSROOM_NAME } from "../../lib/newsroom.ts";
import { readAddresses } from "../../sanity/configuration.ts";

export const metadata: Metadata = {
  metadataBase: new URL(readAddresses(process.env).siteOrigin),
  title: { default: NEWSROOM_NAME, template: `%s — ${NEWSROOM_NAME}` },
  description: NEWSROOM_DESCRIPTION,
  robots: { "max-image-preview": "large" },
};

export const viewport: Viewport = { colorScheme: "light dark" };

/** What every page is set in, and the line beside the name where there is room for it. */
const FONTS = [
  { file: "verbatim-serif-latin.woff2" },
  { file: "libre-franklin-latin.woff2" },
  { file: "verbatim-serif-tagline-italic.woff2", media: "(min-width: 40.0625rem)" },
];

export default function Layout({ children }: { children: ReactNode }) {
  for (const { file, media } of FONTS) {
    preload(`/fonts/${file}`, { as: "font", type: "font/woff2", crossOrigin: "anonymous", media });
  }
  return (
    <html lang="en" dir="ltr">
      <body>{children}</body>
    </html>
  );
}
