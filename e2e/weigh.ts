import type { Page } from "@playwright/test";

/** Loads the page, and tells the kilobytes that came over the network, headers included, by the type of what was loaded. */
export async function weigh(page: Page, url: string): Promise<ReadonlyMap<string, number>> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  const types = new Map<string, string>();
  const weight = new Map<string, number>();
  cdp.on("Network.responseReceived", ({ requestId, type }) => void types.set(requestId, type));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? "Other";
    weight.set(type, (weight.get(type) ?? 0) + encodedDataLength / 1024);
  });
  await page.goto(url, { waitUntil: "networkidle" });
  return weight;
}
