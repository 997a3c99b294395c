"use client";
import { useRouter } from "next/navigation";
import { VisualEditing } from "next-sanity/visual-editing/client-component";
import { useCallback } from "react";

/** Marks what can be edited, and asks for the page again whenever the Studio tells of a change. */
export function PreviewOverlays() {
  const router = useRouter();
  const refresh = useCallback(async () => router.refresh(), [router]);
  return <VisualEditing refresh={refresh} />;
}
