import { readAddresses } from "../../../../sanity/configuration.ts";
import { leavePreview } from "../../../../server/previewDoor.ts";

export const dynamic = "force-dynamic";

export function GET(request: Request): Response {
  return leavePreview(request, readAddresses(process.env));
}
