import { join } from "node:path";
import { dataFolder, loadEnvironmentFiles } from "./environmentFiles.js";
import { runOnProjectNode } from "./runOnProjectNode.js";

const root = join(import.meta.dirname, "..");
loadEnvironmentFiles(root, "production");
process.env.LAKE_DATA ||= join(dataFolder(root, process.env), "lake");
await runOnProjectNode("sanity/lake/main.ts", process.argv.slice(2));
