import type { PresentationPluginOptions } from "sanity/presentation";
import { locations } from "./locations.ts";
import { mainDocuments } from "./mainDocuments.ts";
import { PreviewHeader } from "./PreviewHeader.tsx";

/** Presentation: the site's own pages beside the documents that they are made of. */
export const presentation: PresentationPluginOptions = {
  title: "Preview",
  // Nobody is let in by a link that holds until somebody remembers to take it back.
  previewUrl: { initial: "/", previewMode: { enable: "/api/draft-mode/enable", shareAccess: false } },
  resolve: { mainDocuments, locations },
  components: { unstable_header: { component: PreviewHeader } },
};
