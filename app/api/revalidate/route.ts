import { revalidate } from "../../../server/caching/revalidate.ts";

export async function POST(request: Request): Promise<Response> {
  return revalidate(request);
}
