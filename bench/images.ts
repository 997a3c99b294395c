/**
 * The lake's image service through HTTP: pictures that were made before, per second, and pictures made anew, per second.
 * The source is a photograph-like JPEG that the benchmark makes.
 *
 *     node bench/images.ts [--seconds 5] [--connections 16] [--width 3000] [--height 2000]
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { createClient } from "@sanity/client";
import autocannon from "autocannon";
import sharp from "sharp";
import { machine, startLake } from "./lake/startLake.ts";

const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "5" },
    connections: { type: "string", default: "16" },
    width: { type: "string", default: "3000" },
    height: { type: "string", default: "2000" },
  },
});
const seconds = Number(values.seconds);
const connections = Number(values.connections);
const width = Number(values.width);
const height = Number(values.height);

const kinds = [
  { name: "JPEG, 800 wide", query: "w=800&fit=max" },
  { name: "WebP, 800 wide", query: "w=800&fit=max&fm=webp" },
  { name: "WebP, 1600 wide", query: "w=1600&fit=max&fm=webp" },
  { name: "WebP, 400x300 from a part", query: "rect=600,400,1200,900&w=400&h=300&fm=webp" },
];

/** Smooth areas with grain over them, which compress as photographs do. */
async function photograph(): Promise<Buffer> {
  const noise = { type: "gaussian", mean: 128, sigma: 60 } as const;
  const coarse = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#888", noise } })
    .png()
    .toBuffer();
  const grain = { type: "gaussian", mean: 128, sigma: 12 } as const;
  const fine = await sharp({ create: { width, height, channels: 3, background: "#888", noise: grain } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  return await sharp(coarse)
    .resize(width, height, { fit: "fill" })
    .composite([{ input: fine, blend: "soft-light" }])
    .jpeg({ quality: 90 })
    .toBuffer();
}

async function measure(address: string) {
  const bytes = (await (await fetch(address)).arrayBuffer()).byteLength;
  const kept = await load({ url: address, connections });
  // To the lake each background makes another picture; where nothing shows through it costs next to nothing.
  const { pathname, search } = new URL(address);
  const requests = Array.from({ length: 10_000 }, (_, n) => ({
    path: `${pathname}${search}&bg=${n.toString(16).padStart(6, "0")}`,
  }));
  const anew = await load({ url: address, connections: availableParallelism(), requests });
  return { bytes, kept, anew };
}

async function load(options: autocannon.Options) {
  const { requests, latency, non2xx } = await autocannon({ ...options, duration: seconds });
  if (non2xx > 0) throw new Error(`${non2xx} answers were errors.`);
  return { average: requests.average, p50: latency.p50, p99: latency.p99 };
}

const { url, token, stop } = await startLake();
try {
  const client = createClient({
    projectId: "verbatim",
    dataset: "production",
    apiVersion: "2025-02-19",
    apiHost: url,
    useProjectHostname: false,
    useCdn: false,
    token,
  });
  const original = await photograph();
  const asset = await client.assets.upload("image", original);
  const kilobytes = Math.round(original.byteLength / 1024);
  console.log(`${machine()}, source ${width}x${height}, ${kilobytes} KB\n`);
  console.log("| picture | KB | kept: requests/s | p99 ms | anew: pictures/s | p50 ms |");
  console.log("|---|---|---|---|---|---|");
  for (const { name, query } of kinds) {
    const { bytes, kept, anew } = await measure(`${asset.url}?${query}`);
    console.log(
      `| ${name} | ${Math.round(bytes / 1024)} | ${Math.round(kept.average)} | ${kept.p99} | ${anew.average.toFixed(1)} | ${anew.p50} |`,
    );
  }
} finally {
  await stop();
}
