import { STUDIO_PATH } from "../../lib/routes.ts";
import { classes } from "../classes.ts";
import styles from "./PreviewBar.module.css";

/** A part of a document that can't be shown: `path` as GROQ writes it. */
export interface NotShown {
  readonly documentId: string;
  readonly path: string;
  readonly problem: string;
}

/** Says above a preview that it is one, what waits or is missing, and how to leave. */
export function PreviewBar({
  path,
  isOfPublished,
  notes,
  damages,
}: {
  /** The page's address, where readers have it too. */
  readonly path: string;
  readonly isOfPublished: boolean;
  readonly notes: readonly string[];
  readonly damages: readonly NotShown[];
}) {
  return (
    <aside className={classes(styles.bar, "meta")} aria-label="Preview">
      <p>
        <b>{isOfPublished ? "Preview of what is published" : "Preview of unpublished changes"}</b>
        <span aria-hidden="true"> · </span>
        <a href={`/api/draft-mode/disable?to=${encodeURIComponent(path)}`} target="_top">
          Leave preview
        </a>
      </p>
      {notes.length + damages.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
          {damages.map((damage) => (
            <li key={`${damage.documentId} ${damage.path} ${damage.problem}`}>
              <Damaged damage={damage} />
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
}

function Damaged({ damage: { documentId, path, problem } }: { readonly damage: NotShown }) {
  return (
    <>
      Left out or shortened:{" "}
      <a
        href={`${STUDIO_PATH}/intent/edit/id=${encodeURIComponent(documentId)};path=${encodeURIComponent(path)}/`}
        target="_top"
      >
        {path === "" ? documentId : path}
      </a>{" "}
      {problem}.
    </>
  );
}
