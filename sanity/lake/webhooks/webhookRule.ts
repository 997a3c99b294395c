import { evaluate, parse } from "groq-js";
import type { LakeDocument } from "../store/lakeDocument.ts";

/** A change of one document, as a webhook sees it. */
export interface WebhookChange {
  before: LakeDocument | null;
  after: LakeDocument | null;
  /** When the transaction was committed. */
  timestamp: Date;
  identity: string;
}

export type LookUp = (id: string) => LakeDocument | undefined;

/** Says what a webhook sends for a change, as JSON; undefined if its filter doesn't want it. */
export type WebhookRule = (change: WebhookChange, lookUp: LookUp) => Promise<string | undefined>;

/**
 * Compiles filter and projection, both in GROQ with `before()`, `after()` and `delta::`. They are evaluated on the
 * document as it is after the change, or as it was if the change deleted it.
 * Throws GroqSyntaxError, or RangeError for a filter that is a whole query.
 */
export function compileWebhookRule({
  filter,
  projection,
}: {
  filter: string;
  projection: string;
}): WebhookRule {
  if (filter.trimStart().startsWith("*")) {
    throw new RangeError(
      `The filter is ${JSON.stringify(filter)}; give only what stands between the brackets of *[…], such as _type == "story".`,
    );
  }
  const filterTree = parse(filter.trim() || "true", { mode: "delta" });
  const projectionTree = parse(projection.trim() || "@", { mode: "delta" });
  return async ({ before, after, timestamp, identity }, lookUp) => {
    const options = {
      root: after ?? before,
      // groq-js follows references only where there is a dataset.
      dataset: [],
      before,
      after,
      timestamp,
      identity,
      dereference: ({ _ref }: { _ref: string }) => lookUp(_ref),
    };
    const wanted = await (await evaluate(filterTree, options)).get();
    if (wanted !== true) return undefined;
    return JSON.stringify(await (await evaluate(projectionTree, options)).get());
  };
}
