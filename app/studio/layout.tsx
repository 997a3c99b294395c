import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { NEWSROOM_NAME } from "../../lib/newsroom.ts";
import "./fonts.css";

export const metadata: Metadata = {
  title: `Studio — ${NEWSROOM_NAME}`,
  robots: { index: false, follow: false },
  referrer: "same-origin",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, viewportFit: "cover" };

/** A root layout of its own: nothing of the Studio reaches a reader's page, and no style of theirs the Studio. */
export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body style={{ margin: 0 }}>{children}</body>
    </html>
  );
}
