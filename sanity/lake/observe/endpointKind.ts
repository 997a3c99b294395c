/** The endpoints that are told apart, by what stands after the version. */
const kinds = [
  "data/query",
  "data/doc",
  "data/mutate",
  "data/listen",
  "data/live",
  "data/actions",
  "data/history",
  "data/references",
  "data/export",
  "socket",
  "streams",
  "assets/images",
  "assets/files",
  "auth",
  "users",
  "projects",
  "hooks",
  "check/cors",
  "images",
  "files",
  "ping",
  "health",
  "metrics",
] as const;

/** The kind of endpoint that a path names: one of a few words, whatever is asked for. */
export function endpointKind(path: string): string {
  const unversioned = path.replace(/^\/v[^/]+(?=\/)/, "").slice(1);
  return kinds.find((kind) => unversioned === kind || unversioned.startsWith(`${kind}/`)) ?? "other";
}
