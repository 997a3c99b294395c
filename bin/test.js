import { runOnProjectNode } from "./runOnProjectNode.js";

await runOnProjectNode("bin/test.ts", process.argv.slice(2));
