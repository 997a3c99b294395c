import type { DatabaseSync } from "node:sqlite";
import { findDataset, listDatasets } from "../store/datasets.ts";
import { type LoggedDelivery, listDeliveries, resendDeliveries } from "../webhooks/deliveries.ts";
import { compileWebhookRule } from "../webhooks/webhookRule.ts";
import { listWebhooks, putWebhook, removeWebhook, type Webhook } from "../webhooks/webhooks.ts";
import { type Command, CommandError, type Terminal, UsageError } from "./command.ts";
import { withDatabase } from "./dataFolder.ts";
import { dataOption, parseOptions, readDataFolder, refuseExtra, required } from "./options.ts";

const options = {
  ...dataOption,
  name: { type: "string" },
  url: { type: "string" },
  dataset: { type: "string" },
  filter: { type: "string", default: "" },
  projection: { type: "string", default: "" },
  "include-drafts": { type: "boolean", default: false },
  failed: { type: "boolean", default: false },
} as const;

export const webhook: Command = {
  usage: `webhook put --name <name> --url <url> --dataset <name> [--filter <groq>] [--projection <groq>] [--include-drafts]
                                         creates or changes a webhook; its secret comes from LAKE_WEBHOOK_SECRET
  webhook list
  webhook remove <name> [--dataset <name>]
                                         removes a webhook and what it still had to send
  webhook deliveries [--failed]          the log: id, time, webhook, document, operation, state, calls, last answer
  webhook resend <id of a delivery>      sends a delivery again that was given up, or that its receiver lost
  webhook resend --failed [--name <name>]
                                         the same for all that were given up, or those of one webhook`,

  run(args, terminal) {
    const { values, positionals } = parseOptions(args, options);
    const [action, object, ...extra] = positionals;
    const takesObject = action === "remove" || (action === "resend" && !values.failed);
    refuseExtra(takesObject ? extra : positionals.slice(1));
    const dataFolder = readDataFolder(values.data, terminal);
    switch (action) {
      case "put": {
        const name = required(values.name, "name");
        const url = readUrl(required(values.url, "url"));
        const datasetName = required(values.dataset, "dataset");
        const secret = readSecret(terminal);
        const { filter, projection } = values;
        checkRule({ filter, projection });
        const put = withDatabase(dataFolder, (db) => {
          const dataset = findDataset(db, datasetName);
          if (!dataset) throw noDataset(datasetName);
          const includeDrafts = values["include-drafts"];
          return putWebhook(db, {
            datasetId: dataset.id,
            name,
            url,
            secret,
            filter,
            projection,
            includeDrafts,
          });
        });
        terminal.print(`Webhook ${put.id} (${name}) calls ${url}.`);
        return;
      }
      case "list":
        withDatabase(dataFolder, (db) => {
          const datasetNames = new Map(listDatasets(db).map(({ id, name }) => [id, name]));
          for (const { id, name, url, datasetId } of listWebhooks(db)) {
            terminal.print(`${id}  ${name}  ${datasetNames.get(datasetId)}  ${url}`);
          }
        });
        return;
      case "remove": {
        if (object === undefined) throw new UsageError("Say which webhook: webhook remove <name>.");
        const name = object;
        withDatabase(dataFolder, (db) => removeWebhook(db, findWebhook(db, name, values.dataset).id));
        terminal.print(`Webhook ${name} is removed.`);
        return;
      }
      case "deliveries": {
        const deliveries = withDatabase(dataFolder, listDeliveries);
        const shown = values.failed ? deliveries.filter(({ state }) => state === "failed") : deliveries;
        for (const line of table(shown.map(cellsOf))) terminal.print(line);
        return;
      }
      case "resend": {
        if (!values.failed && object === undefined) {
          throw new UsageError("Say which: webhook resend <id of a delivery>, or webhook resend --failed.");
        }
        const { wanted, resent } = withDatabase(dataFolder, (db) => {
          const isWanted = (delivery: LoggedDelivery) =>
            values.failed ? isFailed(delivery, values.name) : delivery.id === object;
          const deliveries = listDeliveries(db).filter(isWanted);
          const ids = deliveries.map(({ id }) => id);
          return { wanted: deliveries, resent: new Set(resendDeliveries(db, ids, new Date())) };
        });
        if (wanted.length === 0 && object !== undefined) {
          throw new CommandError(
            `There is no delivery ${JSON.stringify(object)}; webhook deliveries shows them.`,
          );
        }
        for (const delivery of wanted.filter(({ id }) => !resent.has(id))) {
          terminal.printError(`${delivery.id}: left out, ${whyNot(delivery)}.`);
        }
        terminal.print(
          `${resent.size} of ${wanted.length} will be sent again: at once if a server runs, else when one starts.`,
        );
        return;
      }
      default:
        throw new UsageError(
          "Say what to do: webhook put, webhook list, webhook remove, webhook deliveries or webhook resend.",
        );
    }
  },
};

/** A name is a webhook's own in its dataset only. */
function findWebhook(db: DatabaseSync, name: string, datasetName: string | undefined): Webhook {
  const dataset = datasetName === undefined ? undefined : findDataset(db, datasetName);
  if (datasetName !== undefined && !dataset) throw noDataset(datasetName);
  const [found, ...others] = listWebhooks(db).filter(
    (candidate) => candidate.name === name && (!dataset || candidate.datasetId === dataset.id),
  );
  if (!found) {
    throw new CommandError(`There is no webhook ${JSON.stringify(name)}; webhook list shows them.`);
  }
  if (others.length > 0) {
    throw new CommandError(
      `Several datasets have a webhook ${JSON.stringify(name)}; say which with --dataset.`,
    );
  }
  return found;
}

function noDataset(name: string): CommandError {
  return new CommandError(`There is no dataset ${JSON.stringify(name)}; dataset create makes one.`);
}

function isFailed({ state, webhookName }: LoggedDelivery, name: string | undefined): boolean {
  return state === "failed" && (name === undefined || webhookName === name);
}

function whyNot({ state, lastResult }: LoggedDelivery): string {
  return state === "pending"
    ? "it is still to be sent"
    : `there is nothing to send: the webhook's rule failed on its document (${lastResult})`;
}

function cellsOf(delivery: LoggedDelivery): string[] {
  const { id, createdAt, webhookName, documentId, operation, state, attempts, lastResult } = delivery;
  return [id, createdAt, webhookName, documentId, operation, state, String(attempts), lastResult];
}

/** One line for each row, the columns below each other. */
function table(rows: string[][]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
}

function readUrl(value: string): string {
  const url = URL.parse(value);
  if (url && /^https?:$/.test(url.protocol)) return url.href;
  throw new UsageError(
    `--url is ${JSON.stringify(value)}; give an address such as http://127.0.0.1:3000/api/revalidate.`,
  );
}

function readSecret({ env }: Terminal): string {
  if (env.LAKE_WEBHOOK_SECRET) return env.LAKE_WEBHOOK_SECRET;
  throw new UsageError(
    "LAKE_WEBHOOK_SECRET is missing in the environment; what the webhook sends is signed with it.",
  );
}

function checkRule(rule: { filter: string; projection: string }): void {
  try {
    compileWebhookRule(rule);
  } catch (error) {
    throw new UsageError(
      `--filter or --projection can't be used: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
