import { parentPort, workerData } from "node:worker_threads";
import { LakeError, type LakeErrorBody } from "../lakeError.ts";
import { openReadOnly } from "../store/database.ts";
import { resultTooLarge } from "./queryError.ts";
import { type QueryAnswer, type QueryRequest, runQuery } from "./runQuery.ts";

/** What the worker sends: `ready` once it has started, then a reply to each QueryRequest. */
export type QueryWorkerMessage = { kind: "ready" } | QueryReply;

/** The result travels as JSON text, which is cheaper than an object. */
export type QueryReply =
  | { kind: "answer"; answer: JsonQueryAnswer }
  | { kind: "refusal"; status: number; body: LakeErrorBody }
  | { kind: "failure"; message: string };

export interface JsonQueryAnswer extends Omit<QueryAnswer, "result"> {
  /** The result as JSON text. */
  json: string;
}

export interface QueryWorkerData {
  /** The lake's file. */
  file: string;
  /** How long a result may be, in UTF-16 units of JSON. */
  resultLimit: number;
}

const { file, resultLimit }: QueryWorkerData = workerData;
const db = openReadOnly(file);

function send(message: QueryWorkerMessage): void {
  parentPort?.postMessage(message);
}

parentPort?.on("message", async (request: QueryRequest) => {
  send(await reply(request));
});
send({ kind: "ready" });

async function reply(request: QueryRequest): Promise<QueryReply> {
  try {
    const { result, ...rest } = await runQuery(db, request);
    return { kind: "answer", answer: { json: toJson(result, request.query), ...rest } };
  } catch (error) {
    if (error instanceof LakeError) return { kind: "refusal", status: error.status, body: error.body };
    return {
      kind: "failure",
      message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    };
  }
}

function toJson(result: unknown, query: string): string {
  try {
    const json = JSON.stringify(result);
    if (json.length <= resultLimit) return json;
  } catch (error) {
    // Longer than any string can be.
    if (!(error instanceof RangeError)) throw error;
  }
  throw resultTooLarge(query, resultLimit);
}
