import { runOnProjectNode } from "./runOnProjectNode.js";

await runOnProjectNode("bin/screenshots.ts", process.argv.slice(2));
