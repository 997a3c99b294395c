import { join } from "node:path";
import { localUrl } from "../lib/localUrl.ts";
import type { PartDefinition } from "./part.ts";
import type { Secrets } from "./secrets.ts";
import { lakeUrl, type Settings, siteUrl } from "./settings.ts";

/** The embedded Content Lake as a process; undefined on hosted Sanity. */
export function lakePart(settings: Settings, environment: NodeJS.ProcessEnv): PartDefinition | undefined {
  const { root, dataFolder, host, lakePort, sitePort, siteOrigin, lakeOrigin } = settings;
  if (lakePort === undefined) return undefined;
  const siteOrigins = new Set([siteUrl(settings), localUrl("localhost", sitePort), siteOrigin]);
  return {
    name: "lake",
    script: join(root, "sanity/lake/main.ts"),
    args: [
      ...["serve", "--data", join(dataFolder, "lake"), "--port", String(lakePort), "--host", host],
      ...[...siteOrigins].flatMap((origin) => ["--origin", origin]),
      ...["--asset-origin", lakeOrigin, "--allow-host", new URL(lakeOrigin).hostname],
      ...(environment.OPERATOR_TOKEN ? ["--metrics"] : []),
    ],
    folder: root,
    environment: { ...environment, NODE_ENV: settings.mode },
    readyUrl: `${lakeUrl(settings)}/health`,
  };
}

/**
 * The site as a process.
 *
 * @param environment what it gets besides its settings and secrets; on hosted Sanity that holds the
 *   project and the token
 */
export function sitePart(
  settings: Settings,
  secrets: Secrets,
  environment: NodeJS.ProcessEnv,
): PartDefinition {
  const { root, mode, host, sitePort, siteOrigin, lakeOrigin, buildFolder } = settings;
  const lake = lakeUrl(settings);
  return {
    name: "site",
    script: join(root, "server/main.ts"),
    args: mode === "development" ? ["--dev"] : [],
    folder: root,
    environment: {
      ...environment,
      SITE_URL: siteOrigin,
      LAKE_URL: lakeOrigin,
      SANITY_REVALIDATE_SECRET: (!lake && environment.SANITY_REVALIDATE_SECRET) || secrets.webhookSecret,
      ...(lake && { SANITY_API_HOST: lake, SANITY_API_READ_TOKEN: secrets.viewerToken }),
      HOST: host,
      PORT: String(sitePort),
      NODE_ENV: mode,
      NEXT_DIST_DIR: buildFolder,
      NEXT_TELEMETRY_DISABLED: "1",
      DO_NOT_TRACK: "1",
    },
    // Not whether it reaches its backend, which may be far away: it serves 503 until it does.
    readyUrl: `${siteUrl(settings)}/api/health/live`,
  };
}
