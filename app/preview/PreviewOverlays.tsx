"use client";
import { useRouter } from "next/navigation";
import { VisualEditing } from "next-sanity/visual-editing/client-component";
import { useCallback, useEffect } from "react";
import { DOCUMENT_CHANGED } from "../../lib/previewMessage.ts";

/** Marks what can be edited, and asks for the page again whenever the Studio tells of a change. */
export function PreviewOverlays() {
  const router = useRouter();
  const refresh = useCallback(async () => router.refresh(), [router]);
  useEffect(() => {
    const listen = ({ origin, data }: MessageEvent) => {
      if (origin === location.origin && data === DOCUMENT_CHANGED) router.refresh();
    };
    window.addEventListener("message", listen);
    return () => window.removeEventListener("message", listen);
  }, [router]);
  return <VisualEditing refresh={refresh} />;
}
