import { join } from "node:path";
import { loadEnvironmentFiles } from "./environmentFiles.js";
import { runOnProjectNode } from "./runOnProjectNode.js";

const args = process.argv.slice(2);
loadEnvironmentFiles(join(import.meta.dirname, ".."), args.includes("--dev") ? "development" : "production");
await runOnProjectNode("bin/start.ts", args);
