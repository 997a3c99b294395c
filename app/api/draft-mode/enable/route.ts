import { readerClient } from "../../../../sanity/client.ts";
import { readConfiguration } from "../../../../sanity/configuration.ts";
import { enterPreview } from "../../../../server/previewDoor.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  const { revalidateSecret: secret, siteOrigin } = readConfiguration(process.env);
  return enterPreview(request, { client: readerClient(), secret, siteOrigin }, new Date());
}
