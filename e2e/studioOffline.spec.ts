import type { BrowserContext, ConsoleMessage, Request } from "@playwright/test";
import sharp from "sharp";
import { expect, test } from "./newsroomTest.ts";
import { portEllis } from "./portEllis.ts";
import { chooseTool, openDocument, signIn } from "./studio.ts";

test.setTimeout(120_000);

interface ExpectedError {
  readonly why: string;
  readonly is: (message: ConsoleMessage) => boolean;
  /** How often in the session. */
  readonly atMost: number;
}

/** What a browser may write to the console in a session where nothing goes wrong. */
const EXPECTED_ERRORS: readonly ExpectedError[] = [
  {
    why: "The Studio asks who is signed in before anybody is, and is told 401, as hosted Sanity tells it.",
    is: (message) => message.text().includes("401") && message.location().url.includes("/users/me"),
    atMost: 2,
  },
  {
    why: "Presentation listens for live events without a token, which a private dataset refuses.",
    is: (message) => message.text().startsWith("ConnectionFailedError: EventSource connection failed"),
    atMost: 1,
  },
  {
    why: "The Studio's presence says goodbye on its socket when its page is left and the socket is gone.",
    is: (message) => message.text() === "WebSocket is already in CLOSING or CLOSED state.",
    atMost: 4,
  },
];

/** Hosts of this machine: everything in a session goes to the site or to the lake. */
const LOOPBACK = /^(127\.0\.0\.1|localhost|\[::1\])$/;

const isElsewhere = (address: string): boolean => {
  const { protocol, hostname } = new URL(address);
  return /^(https?|wss?):$/.test(protocol) && !LOOPBACK.test(hostname);
};

/** What a session asks for elsewhere, whether or not the Content-Security-Policy stopped it, and its unexpected errors. */
function watch(context: BrowserContext) {
  const elsewhere: string[] = [];
  const errors: string[] = [];
  const seen = new Map<ExpectedError, number>();
  const asked = { count: 0 };
  context.on("request", (request: Request) => {
    asked.count += 1;
    if (isElsewhere(request.url())) elsewhere.push(`${request.method()} ${request.url()}`);
  });
  context.on("page", (page) => {
    page.on("websocket", (socket) => {
      if (isElsewhere(socket.url())) elsewhere.push(socket.url());
    });
    page.on("pageerror", ({ message }) => errors.push(message));
  });
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    const expected = EXPECTED_ERRORS.find(({ is }) => is(message));
    if (expected && (seen.get(expected) ?? 0) < expected.atMost) {
      seen.set(expected, (seen.get(expected) ?? 0) + 1);
      return;
    }
    errors.push(`${message.text()} (${message.location().url})`);
  });
  return { asked, elsewhere, errors };
}

test("a whole editing session: nothing is asked of another machine, and the console has no errors", async ({
  context,
  newsroom,
}) => {
  const { asked, elsewhere, errors } = watch(context);
  const town = portEllis("offline");
  const story = town.story("quay", ["remark"]);
  await newsroom.publish(...town.shared, town.statement("remark"), story);
  const page = await context.newPage();
  await signIn(page, newsroom.siteUrl, "Demo editor");

  await page.goto(`${newsroom.siteUrl}/studio/structure`);
  await expect(page.getByText("Stories", { exact: true }).first()).toBeVisible();
  await openDocument(page, newsroom.siteUrl, "article", story._id);
  await page
    .getByTestId("field-headline")
    .getByRole("textbox")
    .first()
    .fill("Thirty ferries, nowhere to moor");
  const draft = `drafts.${story._id}`;
  await expect
    .poll(async () => (await newsroom.lake.getDocument(draft))?.headline, { timeout: 20_000 })
    .toBe("Thirty ferries, nowhere to moor");

  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: "#567" } });
  const file = { name: "quay.png", mimeType: "image/png", buffer: await picture.png().toBuffer() };
  await expect(async () => {
    await page.getByTestId("image-input").locator("input[type=file]").first().setInputFiles(file);
    await expect
      .poll(async () => (await newsroom.lake.getDocument(draft))?.keyImage?.asset?._ref ?? "", {
        timeout: 10_000,
      })
      .toMatch(/^image-/);
  }).toPass({ timeout: 40_000 });

  await chooseTool(page, "history");
  await expect(page.getByTestId("review-changes-pane")).toBeVisible();

  await page.getByRole("link", { name: "Preview" }).first().click();
  await expect(page.frameLocator("iframe").first().locator("h1, h2").first()).toBeVisible({
    timeout: 30_000,
  });

  expect(asked.count).toBeGreaterThan(50);
  expect(elsewhere).toEqual([]);
  expect(errors).toEqual([]);
});

test("the Studio's typeface comes from this server", async ({ page, newsroom }) => {
  await signIn(page, newsroom.siteUrl, "Demo editor");
  const faces = await page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts]
      .filter(({ family, status }) => family.includes("Inter") && status === "loaded")
      .map(({ status }) => status);
  });
  expect(faces).not.toEqual([]);
});
