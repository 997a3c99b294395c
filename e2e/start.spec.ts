import { execFile } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "@playwright/test";

const root = join(import.meta.dirname, "..");
const { E2E_LAKE_URL = "", E2E_ADMIN_TOKEN = "", E2E_DATA_DIR = "" } = process.env;
const query = `${E2E_LAKE_URL}/v2025-02-19/data/query/production?query=${encodeURIComponent("count(*[_type == 'article'])")}`;

test("started as npm start does: the front page links to stories", async ({ page }) => {
  await page.goto("/");
  await expect(page.locator("a[href^='/stories/']").first()).toBeVisible();
});

test("the lake started beside it: the sample with a token, nothing without", async ({ request }) => {
  const answer = await request.get(query, { headers: { authorization: `Bearer ${E2E_ADMIN_TOKEN}` } });
  expect((await answer.json()).result).toBeGreaterThan(0);
  const anonymous = await request.get(query);
  expect((await anonymous.json()).result ?? 0).toBe(0);
});

test("data folder and secrets: readable by their owner only", () => {
  const permissions = ["", "secrets.json"].map((name) => statSync(join(E2E_DATA_DIR, name)).mode & 0o777);
  expect(permissions).toEqual([0o700, 0o600]);
});

test("a second start on the same data: refused in one sentence", async () => {
  const start = promisify(execFile)(process.execPath, [join(root, "bin/start.ts")], { env: process.env });
  const { code, stderr } = await start.catch((error) => error);
  expect(code).toBe(1);
  expect(stderr.trim()).toBe(
    `Verbatim: A newsroom is already running on the data in ${E2E_DATA_DIR}: use that one, end it, or choose another folder with VERBATIM_DATA_DIR.`,
  );
});
