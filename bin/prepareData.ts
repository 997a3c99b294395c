import { existsSync, globSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REVALIDATION_WEBHOOK } from "../sanity/revalidationWebhook.ts";
import { Problem, recogniseProblem } from "./problem.js";
import { withProgress } from "./progress.js";
import { nodeArguments, run } from "./run.js";
import { newSecrets, readSecrets, type Secrets, writeSecrets } from "./secrets.ts";
import { lakeUrl, type Settings, siteUrl } from "./settings.ts";

/**
 * Makes what is missing of a newsroom's data: the sample content, the secrets, and the webhook, which
 * follows the site's port. Safe to repeat, also after an interruption.
 *
 * @returns the secrets; with a viewer token if there is a lake
 */
export async function prepareData(settings: Settings, signal: AbortSignal): Promise<Secrets> {
  const lake = lakeUrl(settings);
  if (lake === undefined) return readSecrets(settings.dataFolder) ?? keep(settings, newSecrets());
  await ensureSeeded(settings, lake, signal);
  const secrets = await ensureSecrets(settings, signal);
  await runLakeCommand(
    settings,
    signal,
    [
      ...["webhook", "put", "--dataset", settings.dataset, "--name", REVALIDATION_WEBHOOK.name],
      ...["--url", `${siteUrl(settings)}/api/revalidate`],
      ...["--filter", REVALIDATION_WEBHOOK.filter, "--projection", REVALIDATION_WEBHOOK.projection],
    ],
    { LAKE_WEBHOOK_SECRET: secrets.webhookSecret },
  );
  return secrets;
}

/**
 * Makes the dataset, with the sample newsroom in it; all of it again if that was interrupted. Nobody has edited it
 * then: the lake's server starts after this.
 */
async function ensureSeeded(settings: Settings, lake: string, signal: AbortSignal): Promise<void> {
  const { root, dataFolder, dataset } = settings;
  const unfinished = join(dataFolder, "seeding");
  const datasets = await runLakeCommand(settings, signal, ["dataset", "list"]);
  const exists = datasets.split("\n").some((line) => line.split(" ")[0] === dataset);
  if (exists && !existsSync(unfinished)) return;
  writeFileSync(unfinished, "");
  const files = globSync("sanity/sample/*.ndjson", { cwd: root }).sort();
  await withProgress("Filling the newsroom with the sample", async () => {
    if (!exists) await runLakeCommand(settings, signal, ["dataset", "create", dataset, "--acl", "private"]);
    await runLakeCommand(settings, signal, [
      ...["import", ...files, "--dataset", dataset, "--replace"],
      ...["--asset-origin", lake],
    ]);
  });
  rmSync(unfinished);
}

async function ensureSecrets(settings: Settings, signal: AbortSignal): Promise<Secrets> {
  const secrets = readSecrets(settings.dataFolder) ?? newSecrets();
  if (secrets.viewerToken !== undefined) return secrets;
  return keep(settings, { ...secrets, viewerToken: await createToken(settings, "viewer", "site", signal) });
}

function keep(settings: Settings, secrets: Secrets): Secrets {
  writeSecrets(settings.dataFolder, secrets);
  return secrets;
}

/** A new token for the lake; the lake may be running. */
export async function createToken(
  settings: Settings,
  role: "administrator" | "editor" | "contributor" | "viewer",
  label: string,
  signal: AbortSignal,
): Promise<string> {
  const stdout = await runLakeCommand(settings, signal, [
    "token",
    "create",
    "--role",
    role,
    "--label",
    label,
  ]);
  return stdout.trim().split("\n").at(-1) ?? "";
}

/** @returns what the command printed on its standard output */
export async function runLakeCommand(
  settings: Settings,
  signal: AbortSignal,
  command: string[],
  environment: Record<string, string> = {},
): Promise<string> {
  const data = join(settings.dataFolder, "lake");
  const { code, stdout, output } = await run(
    process.execPath,
    nodeArguments(join(settings.root, "sanity/lake/main.ts"), [...command, "--data", data]),
    { cwd: settings.root, env: { ...process.env, ...environment }, signal },
  );
  if (code === 0) return stdout;
  const name = command.slice(0, 2).join(" ");
  throw (
    recogniseProblem(output, data) ??
    new Problem("lake-command-failed", `The lake's command "${name}" failed:\n${output}`)
  );
}
