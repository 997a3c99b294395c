import type { ReactNode } from "react";
import { pathToString } from "sanity";
import { IntentLink } from "sanity/router";
import type { DocumentPath } from "../../../lib/storedDocument.ts";

/** A link that opens a document, at a field if one is named. */
export function DocumentLink({
  id,
  type,
  path = [],
  onFollow,
  children,
}: {
  readonly id: string;
  readonly type: string;
  readonly path?: DocumentPath;
  readonly onFollow: () => void;
  readonly children: ReactNode;
}) {
  const place = path.length > 0 ? { path: pathToString([...path]) } : {};
  return (
    <IntentLink intent="edit" params={{ id, type, ...place }} onClick={onFollow}>
      {children}
    </IntentLink>
  );
}
