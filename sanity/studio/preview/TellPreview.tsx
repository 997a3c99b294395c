import { type RefObject, useEffect, useRef } from "react";
import { useEditState } from "sanity";
import { usePresentationParams } from "sanity/presentation";
import { DOCUMENT_CHANGED } from "../../../lib/previewMessage.ts";

interface TellPreviewProps {
  readonly iframeRef: RefObject<HTMLIFrameElement | null>;
}

/** Tells the page in the frame of a change as soon as it is stored: Presentation does so a second later. */
export function TellPreview({ iframeRef }: TellPreviewProps) {
  const { id, type } = usePresentationParams();
  return (
    id !== undefined && type !== undefined && <TellOf key={id} id={id} type={type} iframeRef={iframeRef} />
  );
}

function TellOf({ id, type, iframeRef }: TellPreviewProps & { readonly id: string; readonly type: string }) {
  const { ready, draft, published } = useEditState(id, type);
  const stored = ready ? `${draft?._rev} ${published?._rev}` : null;
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (stored === null) return;
    if (told.current !== null && told.current !== stored) {
      iframeRef.current?.contentWindow?.postMessage(DOCUMENT_CHANGED, location.origin);
    }
    told.current = stored;
  }, [iframeRef, stored]);
  return null;
}
