import type { PreviewProps } from "sanity";
import { StatementPreview } from "./StatementPreview.tsx";

/** Previews in a form: a statement in the text is shown as readers will see it, all else as the Studio does. */
export function StoryPreview(props: PreviewProps) {
  const isStatement = props.schemaType?.name === "statement" && props.layout === "block";
  return isStatement ? <StatementPreview {...props} /> : props.renderDefault(props);
}
