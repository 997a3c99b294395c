import { runOnProjectNode } from "./runOnProjectNode.js";

await runOnProjectNode("bin/bench.ts", process.argv.slice(2));
