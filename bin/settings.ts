import { localUrl } from "../lib/localUrl.ts";
import { ConfigurationError, readAddresses, readBackend } from "../sanity/configuration.ts";
import { dataFolder } from "./environmentFiles.js";
import { Problem } from "./problem.js";

type Environment = Record<string, string | undefined>;

/** How this newsroom is to run on this machine. */
export interface Settings {
  /** The project's folder. */
  root: string;
  mode: "production" | "development";
  /** The address that both servers listen on. */
  host: string;
  sitePort: number;
  /** Undefined on hosted Sanity, where there is no lake to start. */
  lakePort: number | undefined;
  /** Origin of the site as readers see it. */
  siteOrigin: string;
  /** Origin of the embedded lake as editors' browsers see it. */
  lakeOrigin: string;
  dataset: string;
  dataFolder: string;
  /** Next's build, from the project's folder. */
  buildFolder: string;
}

/**
 * @param environment `VERBATIM_DATA_DIR`, `NEXT_DIST_DIR` and what sanity/configuration.ts reads;
 *   empty counts as unset
 * @throws Problem that names the variable and what it should look like
 */
export function readSettings(root: string, mode: Settings["mode"], environment: Environment): Settings {
  const { backend, dataset } = asProblem(() => readBackend(environment));
  const { host, port, lakePort, siteOrigin, lakeOrigin } = asProblem(() => readAddresses(environment));
  if (backend === "hosted" && !environment.SANITY_API_READ_TOKEN) {
    throw new Problem(
      "no-read-token",
      "SANITY_API_READ_TOKEN is missing, but content comes from hosted Sanity, as NEXT_PUBLIC_SANITY_PROJECT_ID says: make a viewer token for the project on sanity.io/manage and set it.",
    );
  }
  const settings = {
    root,
    mode,
    host,
    sitePort: port,
    lakePort: backend === "hosted" ? undefined : lakePort,
    siteOrigin,
    lakeOrigin,
    dataset,
    dataFolder: dataFolder(root, environment),
    buildFolder: environment.NEXT_DIST_DIR || ".next",
  };
  if (settings.sitePort === settings.lakePort) {
    throw new Problem(
      "same-port",
      `PORT and LAKE_PORT are both ${settings.sitePort}: give the site and the lake a port each.`,
    );
  }
  return settings;
}

/** Where the site answers, seen from this machine. */
export const siteUrl = (settings: Settings): string => localUrl(settings.host, settings.sitePort);

/** Where the lake answers, seen from this machine; undefined on hosted Sanity. */
export const lakeUrl = ({ host, lakePort }: Settings): string | undefined =>
  lakePort === undefined ? undefined : localUrl(host, lakePort);

/** @throws Problem in place of a ConfigurationError, whose message is a sentence already */
export function asProblem<T>(readVariables: () => T): T {
  try {
    return readVariables();
  } catch (error) {
    throw error instanceof ConfigurationError ? new Problem(error.code, error.message) : error;
  }
}
