import { join } from "node:path";
import { loadEnvironmentFiles } from "./environmentFiles.js";
import { runOnProjectNode } from "./runOnProjectNode.js";

loadEnvironmentFiles(join(import.meta.dirname, ".."), "production");
await runOnProjectNode("bin/update.ts", process.argv.slice(2));
