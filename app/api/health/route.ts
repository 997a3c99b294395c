export const dynamic = "force-dynamic";

/** Whether this process answers; says nothing of the content backend, which a page outlives. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
