import { useState } from "react";
import { itemsIn, type StoredDocument } from "../../../lib/storedDocument.ts";
import { newKey } from "../story/newKey.ts";
import { writtenAnew } from "./keptUpdate.ts";
import { UpdateForm } from "./UpdateForm.tsx";
import { UpdateReceipt } from "./UpdateReceipt.tsx";
import { useKeptUpdate } from "./useKeptUpdate.ts";
import { blankUpdate } from "./writtenUpdate.ts";

const TAKEN_BACK = "Taken back: readers no longer see it. Your text is here still.";

/** Writes an update of a running story, publishes it, and takes it back. */
export function UpdateDialog({
  id,
  story,
  onClose,
}: {
  /** Published id of the story. */
  readonly id: string;
  /** As it is published. */
  readonly story: StoredDocument;
  readonly onClose: () => void;
}) {
  const { kept, keep, isKept } = useKeptUpdate(id);
  const blank = () => blankUpdate(newKey, keysOf(story));
  const [firstBlank] = useState(blank);
  const [notice, setNotice] = useState<string | null>(null);
  const { published } = kept;
  if (published !== null) {
    return (
      <UpdateReceipt
        id={id}
        story={story}
        published={published}
        onUndoing={(isUnderWay) =>
          keep(() => ({ writing: isUnderWay ? writtenAnew(published, newKey).writing : null, published }))
        }
        onUndone={() => {
          keep(() => writtenAnew(published, newKey));
          setNotice(TAKEN_BACK);
        }}
        onAnother={() => keep(({ writing }) => ({ writing: writing ?? blank(), published: null }))}
        onTextAgain={() => keep(() => writtenAnew(published, newKey))}
        onClose={onClose}
      />
    );
  }
  return (
    <UpdateForm
      id={id}
      story={story}
      written={kept.writing ?? firstBlank}
      isKept={isKept}
      notice={notice}
      onChange={(change) =>
        keep((before) => ({ ...before, writing: { ...(before.writing ?? firstBlank), ...change } }))
      }
      onPublished={(sent) => {
        keep(() => ({ writing: null, published: sent }));
        setNotice(null);
      }}
      onDiscard={() => keep(() => ({ writing: blank(), published: null }))}
      onClose={onClose}
    />
  );
}

function keysOf(story: StoredDocument): readonly string[] {
  return itemsIn(story, "updates").map(({ _key }) => _key);
}
