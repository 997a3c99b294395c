import type { RelatedReason } from "../../lib/story.ts";

/** Why a headline stands where it stands. */
export function Why({ reason: { label, detail } }: { readonly reason: RelatedReason }) {
  return (
    <p className="why">
      <b>{label}</b> {detail}
    </p>
  );
}
