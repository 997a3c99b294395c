import { readAddresses } from "../sanity/configuration.ts";
import { startSite } from "./startSite.ts";

const { close } = await start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => close().then(() => process.exit(0)));
}

async function start() {
  const { host, port } = readAddresses(process.env);
  return startSite({ host, port, development: process.argv.includes("--dev") });
}
