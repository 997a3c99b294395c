import { createClient } from "@sanity/client";
import { defineConfig, type WorkspaceOptions } from "sanity";
import { presentationTool } from "sanity/presentation";
import { structureTool } from "sanity/structure";
import { NEWSROOM_NAME } from "../../lib/newsroom.ts";
import { STUDIO_PATH } from "../../lib/routes.ts";
import type { Backend } from "../configuration.ts";
import { schemaTypes } from "../schema/schemaTypes.ts";
import { badges } from "./actions/badges.ts";
import { documentActions } from "./actions/documentActions.ts";
import { createLakeFetch } from "./connection/createLakeFetch.ts";
import { DeliveryNavbar } from "./deliveries/DeliveryNavbar.tsx";
import { inputs } from "./inputs.ts";
import { presentation } from "./preview/presentation.ts";
import { checklistInspector, isJudged } from "./story/checklistInspector.ts";
import { StoryBlock } from "./story/StoryBlock.tsx";
import { StoryPreview } from "./story/StoryPreview.tsx";
import { defaultDocumentNode, structure } from "./structure/structure.ts";
import { withIcons } from "./structure/typeIcons.ts";
import { withInputs } from "./withInputs.ts";

/** What needs services that only sanity.io has, or that a newsroom of this kind doesn't use. */
const SWITCHED_OFF = {
  announcements: { enabled: false },
  mediaLibrary: { enabled: false },
  releases: { enabled: false },
  scheduledDrafts: { enabled: false },
  scheduledPublishing: { enabled: false },
  tasks: { enabled: false },
} satisfies Partial<WorkspaceOptions>;

/** The newsroom's Studio. The same for the embedded lake and for hosted Sanity, but for where it signs in and sends. */
export function createStudioConfig(backend: Backend) {
  return defineConfig({
    title: NEWSROOM_NAME,
    projectId: backend.projectId,
    dataset: backend.dataset,
    basePath: STUDIO_PATH,
    ...(backend.backend === "embedded" ? embedded(backend) : {}),
    plugins: [structureTool({ structure, defaultDocumentNode }), presentationTool(presentation)],
    schema: { types: withIcons(withInputs(schemaTypes, inputs)) },
    document: {
      actions: documentActions,
      badges,
      comments: { enabled: false },
      inspectors: (others, { documentType }) =>
        isJudged(documentType) ? [checklistInspector, ...others] : others,
    },
    form: { components: { block: StoryBlock, preview: StoryPreview } },
    studio: { components: { navbar: DeliveryNavbar } },
    ...SWITCHED_OFF,
  });
}

/** The lake has one address for all projects, and tells itself how to sign in. */
function embedded({ apiHost, useProjectHostname }: Backend): Partial<WorkspaceOptions> {
  const lakeFetch = createLakeFetch(apiHost);
  return {
    apiHost,
    auth: { loginMethod: "token" },
    unstable_clientFactory: (options) =>
      createClient({ ...options, apiHost, useProjectHostname, resolveFetch: () => lakeFetch }),
  };
}
