import type { EditAttribute } from "../edit.ts";

/** In place of a draft that can't be shown yet: what it lacks. */
export function DamagedStory({ field, edit }: { readonly field: string; readonly edit: EditAttribute }) {
  return (
    <div className="wrap">
      <h1 className="headline">This story can’t be shown yet</h1>
      <p className="standfirst" {...edit}>
        Its field “{field}” is empty or can’t be read. Fill it in, and the story appears here.
      </p>
    </div>
  );
}
