import { readBackend } from "./sanity/configuration.ts";
import { createStudioConfig } from "./sanity/studio/createStudioConfig.ts";

/** For Sanity's own command line; the site mounts the Studio itself, see app/studio. */
export default createStudioConfig(readBackend(process.env));
