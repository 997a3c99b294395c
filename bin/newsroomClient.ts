import { createClient, type SanityClient } from "@sanity/client";
import { API_VERSION } from "../sanity/client.ts";
import { type Backend, readBackend } from "../sanity/configuration.ts";
import type { CommandPlace } from "./newsroomCommand.ts";
import { runLakeCommand } from "./prepareData.ts";
import { Problem } from "./problem.js";
import { readSecrets } from "./secrets.ts";
import { asProblem, readSettings, type Settings } from "./settings.ts";

const TIMEOUT_MS = 10_000;

/**
 * Lets `use` read drafts and what is published, with the token that the site reads with.
 *
 * @throws Problem where there is no token, or the backend doesn't answer
 */
export async function withReader<T>(
  place: CommandPlace,
  use: (client: SanityClient) => Promise<T>,
): Promise<T> {
  const settings = readSettings(place.root, "production", place.environment);
  const token = place.environment.SANITY_API_READ_TOKEN || readSecrets(settings.dataFolder)?.viewerToken;
  if (token !== undefined) return answered(place, use, token);
  throw new Problem(
    "no-newsroom",
    `There is no newsroom in ${settings.dataFolder} yet: npm start makes one.`,
  );
}

/**
 * Lets `use` write as an editor: with `SANITY_API_WRITE_TOKEN`, or on the embedded lake of this
 * machine with a token that is revoked afterwards.
 *
 * @throws Problem where there is no token, or the backend doesn't answer
 */
export async function withWriter<T>(
  place: CommandPlace,
  use: (client: SanityClient) => Promise<T>,
): Promise<T> {
  const settings = readSettings(place.root, "production", place.environment);
  const token = place.environment.SANITY_API_WRITE_TOKEN;
  if (token) return answered(place, use, token);
  if (settings.lakePort === undefined) {
    throw new Problem(
      "no-write-token",
      "SANITY_API_WRITE_TOKEN is missing: make a token with the editor role for the project on sanity.io/manage and set it.",
    );
  }
  return withLakeToken(settings, place.signal, (lakeToken) => answered(place, use, lakeToken));
}

async function withLakeToken<T>(
  settings: Settings,
  signal: AbortSignal,
  use: (token: string) => Promise<T>,
): Promise<T> {
  const create = ["token", "create", "--role", "editor", "--label", "newsroom command"];
  const stdout = await runLakeCommand(settings, signal, create);
  const id = /^Token (\w+) /m.exec(stdout)?.[1] ?? "";
  try {
    return await use(stdout.trim().split("\n").at(-1) ?? "");
  } finally {
    await runLakeCommand(settings, new AbortController().signal, ["token", "revoke", id]);
  }
}

async function answered<T>(
  { environment }: CommandPlace,
  use: (client: SanityClient) => Promise<T>,
  token: string,
): Promise<T> {
  const { backend, projectId, dataset, apiHost, useProjectHostname } = asProblem(() =>
    readBackend(environment),
  );
  const client = createClient({
    ...{ projectId, dataset, apiHost, useProjectHostname, token },
    apiVersion: API_VERSION,
    perspective: "raw",
    useCdn: false,
    timeout: TIMEOUT_MS,
    maxRetries: 1,
  });
  try {
    return await use(client);
  } catch (error) {
    throw backendProblem(error, { backend, apiHost }) ?? error;
  }
}

const WITHOUT_ANSWER: ReadonlySet<unknown> = new Set([
  ...["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND"],
  ...["UND_ERR_SOCKET", "UND_ERR_HEADERS_TIMEOUT", "UND_ERR_BODY_TIMEOUT"],
]);

const REMEDIES: Readonly<Record<Backend["backend"], string>> = {
  embedded: "start the newsroom with npm start.",
  hosted: "look whether this machine reaches it, and repeat the command.",
};

/** What a person can do about an answer of the backend, or about none. */
function backendProblem(
  error: unknown,
  { backend, apiHost }: Pick<Backend, "backend" | "apiHost">,
): Problem | undefined {
  if (error instanceof Problem || !(error instanceof Error)) return undefined;
  switch ("statusCode" in error ? error.statusCode : undefined) {
    case 401:
    case 403:
      return new Problem(
        "not-allowed",
        `The content backend at ${apiHost} refused the token: ${error.message}`,
      );
    case 409:
      return new Problem(
        "changed-meanwhile",
        "The document was changed while it was looked at: nothing is published. Look at it again, and repeat the command.",
      );
    default:
      return isWithoutAnswer(error)
        ? new Problem(
            "backend-silent",
            `The content backend at ${apiHost} doesn't answer: ${REMEDIES[backend]} What is sent again is published once.`,
          )
        : undefined;
  }
}

function isWithoutAnswer(error: Error): boolean {
  const { code, cause } = error as { code?: unknown; cause?: { code?: unknown } };
  return [code, cause?.code].some((one) => WITHOUT_ANSWER.has(one));
}
