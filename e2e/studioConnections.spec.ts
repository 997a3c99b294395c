import type { Page } from "@playwright/test";
import { expect } from "./newsroomTest.ts";
import { openDocument, signIn, studioTest as test } from "./studio.ts";

test.setTimeout(300_000);

const TABS = 12;

const topic = (id: string) => ({
  ...{ _id: id, _type: "topic", title: "Harbour", description: "Before." },
  slug: { _type: "slug", current: id },
});

const titleOf = (page: Page) => page.getByTestId("field-title").getByRole("textbox").first();

test("a tab with a document open: its streams share one socket, and none holds an HTTP connection", async ({
  page,
  newsroom,
}) => {
  const listening: string[] = [];
  const sockets: string[] = [];
  const open = new Set<string>();
  page.on("request", (request) => {
    if (new URL(request.url()).pathname.includes("/listen")) listening.push(request.url());
  });
  page.on("websocket", (socket) => {
    if (!socket.url().endsWith("/streams")) return;
    sockets.push(socket.url());
    socket.on("framesent", ({ payload }) => {
      const { type, id } = JSON.parse(String(payload));
      if (type === "open") open.add(id);
      else open.delete(id);
    });
  });
  await newsroom.publish(topic("connections-one"));
  await openDocument(page, newsroom.siteUrl, "topic", "connections-one");
  await expect(titleOf(page)).toHaveValue("Harbour");
  await expect.poll(() => open.size, { message: "streams of one tab" }).toBeGreaterThanOrEqual(3);
  expect(sockets).toHaveLength(1);
  expect(listening).toEqual([]);
});

test("twelve tabs with a document each: what is typed in any of them is saved", async ({
  desk,
  newsroom,
}) => {
  const ids = Array.from({ length: TABS }, (_, index) => `connections-${index}`);
  await newsroom.publish(...ids.map(topic));
  const tabs = new Map<string, Page>();
  for (const id of ids) {
    const tab = await desk.newPage();
    await openDocument(tab, newsroom.siteUrl, "topic", id);
    await expect(titleOf(tab)).toHaveValue("Harbour", { timeout: 30_000 });
    tabs.set(id, tab);
  }
  for (const [id, tab] of tabs) {
    await tab.bringToFront();
    await titleOf(tab).fill(`Harbour of ${id}`);
    await expect
      .poll(async () => (await newsroom.lake.getDocument(`drafts.${id}`))?.title, { timeout: 10_000 })
      .toBe(`Harbour of ${id}`);
  }
  await Promise.all([...tabs.values()].map((tab) => tab.close()));
});

test("somebody else's change reaches a tab over its socket, also after the lake was away", async ({
  page,
  ownNewsroom: newsroom,
}) => {
  await newsroom.publish(topic("connections-other"));
  await signIn(page, newsroom.siteUrl, "Demo editor");
  await openDocument(page, newsroom.siteUrl, "topic", "connections-other");
  await newsroom.lake.createOrReplace({
    ...topic("connections-other"),
    _id: "drafts.connections-other",
    title: "Quay",
  });
  await expect(titleOf(page)).toHaveValue("Quay");
  await newsroom.killLake();
  await newsroom.startLake();
  await newsroom.lake.patch("drafts.connections-other").set({ title: "Pier" }).commit();
  await expect(titleOf(page)).toHaveValue("Pier", { timeout: 30_000 });
});
