import "../../components/styles/tokens.css";
import "../../components/styles/base.css";
import "../../components/styles/print.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { readAddresses } from "../../sanity/configuration.ts";

export const metadata: Metadata = {
  metadataBase: new URL(readAddresses(process.env).siteOrigin),
  title: { default: "Verbatim", template: "%s — Verbatim" },
  description: "News in which every quotation is a document: who said it, and how we know.",
};

export const viewport: Viewport = { colorScheme: "light dark" };

export default function Layout({ children }: { children: ReactNode }) {
  preload("/fonts/verbatim-serif-latin.woff2", { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang="en" dir="ltr">
      <body>{children}</body>
    </html>
  );
}
