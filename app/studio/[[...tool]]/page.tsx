import { readStudioBackend } from "../../../sanity/configuration.ts";
import { Studio } from "../../../sanity/studio/Studio.tsx";

/** Where the content is, is known when the server runs, not when it is built. */
export const dynamic = "force-dynamic";

export default function Page() {
  return <Studio backend={readStudioBackend(process.env)} />;
}
