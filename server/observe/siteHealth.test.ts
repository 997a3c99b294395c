import { describe, expect, test } from "vitest";
import { createSiteHealth, type SiteHealthOptions } from "./siteHealth.ts";

const QUEUE = { pending: 2, failed: 1, oldestPendingSeconds: 40 };

function health(over: Partial<SiteHealthOptions> = {}) {
  return createSiteHealth({
    askBackend: async () => QUEUE,
    pages: () => 5,
    lagSeconds: () => 10,
    catchUpSeconds: 60,
    build: "abc",
    clockMs: () => 90_000,
    ...over,
  });
}

const backendDown = () => Promise.reject(new Error("refused"));

describe("site health", () => {
  test("all well: ok, with everything an operator asks for", async () => {
    expect(await health()()).toEqual({
      status: "ok",
      site: { uptimeSeconds: 90, build: "abc", pages: 5 },
      lake: { reachable: true, latencyMs: 0 },
      deliveries: QUEUE,
      lagSeconds: 10,
    });
  });

  test("the backend down while there are pages: degraded", async () => {
    expect(await health({ askBackend: backendDown })()).toMatchObject({
      status: "degraded",
      lake: { reachable: false, latencyMs: null },
      deliveries: null,
    });
  });

  test("the backend down and no page: unavailable", async () => {
    expect((await health({ askBackend: backendDown, pages: () => 0 })()).status).toBe("unavailable");
  });

  test.each([
    [180, "ok"],
    [181, "degraded"],
  ])("last caught up %i seconds ago, every 60: %s", async (seconds, status) => {
    expect((await health({ lagSeconds: () => seconds })()).status).toBe(status);
  });

  test.each([
    [179_000, "ok"],
    [200_000, "degraded"],
  ])("never caught up, %i ms after the start: %s", async (clockMs, status) => {
    expect((await health({ lagSeconds: () => null, clockMs: () => clockMs })()).status).toBe(status);
  });

  test("asked often: the backend is asked once a second", async () => {
    let now = 1_000;
    let asked = 0;
    const check = health({
      clockMs: () => now,
      askBackend: async () => {
        asked += 1;
        return QUEUE;
      },
    });
    await Promise.all([check(), check(), check()]);
    expect(asked).toBe(1);
    now += 999;
    await check();
    expect(asked).toBe(1);
    now += 1;
    await check();
    expect(asked).toBe(2);
  });
});
