import { createClient } from "@sanity/client";
import { defineConfig, type WorkspaceOptions } from "sanity";
import { presentationTool } from "sanity/presentation";
import { structureTool } from "sanity/structure";
import { NEWSROOM_NAME } from "../../lib/newsroom.ts";
import type { Backend } from "../configuration.ts";
import { schemaTypes } from "../schema/schemaTypes.ts";
import { documentActions } from "./actions/documentActions.ts";
import { inputs } from "./inputs.ts";
import { structure } from "./structure/structure.ts";
import { withInputs } from "./withInputs.ts";

/** Where the Studio is mounted. */
export const STUDIO_PATH = "/studio";

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
    plugins: [
      structureTool({ structure }),
      presentationTool({
        previewUrl: { initial: "/", previewMode: { enable: "/api/draft-mode/enable" } },
      }),
    ],
    schema: { types: withInputs(schemaTypes, inputs) },
    document: { actions: documentActions, comments: { enabled: false } },
    ...SWITCHED_OFF,
  });
}

/** The lake has one address for all projects, and tells itself how to sign in. */
function embedded({ apiHost, useProjectHostname }: Backend): Partial<WorkspaceOptions> {
  return {
    apiHost,
    auth: { loginMethod: "token" },
    unstable_clientFactory: (options) => createClient({ ...options, apiHost, useProjectHostname }),
  };
}
