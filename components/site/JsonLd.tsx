import type { Graph } from "schema-dts";
import { scriptJson } from "../../lib/structuredData/scriptJson.ts";

/** What the page says to machines: https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents. */
export function JsonLd({ graph }: { readonly graph: Graph }) {
  return <script type="application/ld+json">{scriptJson(graph)}</script>;
}
