import { readFileSync } from "node:fs";
import { join } from "node:path";
import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from "@sanity/webhook";
import { expect, type TestNewsroom, test } from "./newsroomTest.ts";
import { portEllis } from "./portEllis.ts";

const CHANGE = JSON.stringify({
  _id: "story-questions-at-doral",
  _type: "article",
  operation: "update",
  publishedAt: "2016-07-27T21:00:00Z",
});

function secretOf({ dataFolder }: TestNewsroom): string {
  return JSON.parse(readFileSync(join(dataFolder, "secrets.json"), "utf8")).webhookSecret;
}

async function send(
  newsroom: TestNewsroom,
  body: string,
  { secret = secretOf(newsroom), signedAt = Date.now(), key = "" } = {},
): Promise<Response> {
  return fetch(`${newsroom.siteUrl}/api/revalidate`, {
    method: "POST",
    body,
    headers: {
      [SIGNATURE_HEADER_NAME]: await encodeSignatureHeader(body, signedAt, secret),
      ...(key !== "" && { "idempotency-key": key }),
    },
  });
}

test("a signed change: carried out once, however often it is sent", async ({ newsroom }) => {
  const first = await send(newsroom, CHANGE, { key: "one" });
  expect(first.status).toBe(200);
  expect(await first.json()).toEqual({ expired: expect.any(Number), repeated: false });
  const second = await send(newsroom, CHANGE, { key: "one" });
  expect(await second.json()).toEqual({ expired: 0, repeated: true });
});

test("a change without a signature, with a wrong one, or with one six minutes old: 401", async ({
  newsroom,
}) => {
  const unsigned = await fetch(`${newsroom.siteUrl}/api/revalidate`, { method: "POST", body: CHANGE });
  expect(unsigned.status).toBe(401);
  expect((await send(newsroom, CHANGE, { secret: "another secret altogether" })).status).toBe(401);
  expect((await send(newsroom, CHANGE, { signedAt: Date.now() - 6 * 60_000 })).status).toBe(401);
});

test("a body that is no change: 400 that names the field", async ({ newsroom }) => {
  const answer = await send(newsroom, JSON.stringify({ _id: "a", _type: "article", operation: "rewrite" }));
  expect(answer.status).toBe(400);
  expect((await answer.json()).error).toContain("operation");
  expect((await send(newsroom, "not JSON")).status).toBe(400);
});

test("a body over one megabyte: 413", async ({ newsroom }) => {
  expect((await send(newsroom, "x".repeat(1_100_000))).status).toBe(413);
});

test.describe("webhooks that never arrive", () => {
  // The lake signs with a secret that this site doesn't know.
  test.use({
    siteEnvironment: { SANITY_REVALIDATE_SECRET: "not-the-secret-of-the-lake", CATCH_UP_SECONDS: "1" },
  });

  test("a change and a deletion: caught up with", async ({ ownNewsroom: newsroom }) => {
    const town = portEllis("missed");
    await newsroom.publish(
      ...town.shared,
      town.statement("a"),
      town.story("story", ["a"]),
      town.story("doomed", ["a"]),
    );
    await newsroom.eventually("/stories/missed-story", "The words of a");
    await newsroom.eventually("/stories/missed-doomed", "The words of a");

    await newsroom.publish(town.statement("a", { text: "Words that no webhook told of." }));
    await newsroom.eventually("/stories/missed-story", "Words that no webhook told of");
    await newsroom.lake.delete("missed-doomed");
    await newsroom.eventually("/stories/missed-doomed", { status: 404 });
  });

  test("a hold and an embargo: caught up with", async ({ ownNewsroom: newsroom }) => {
    const town = portEllis("unheard");
    const [held, embargoed] = ["The words of held", "The words of embargoed"];
    await newsroom.publish(
      ...town.shared,
      town.statement("held"),
      town.statement("embargoed"),
      town.story("story", ["held", "embargoed"]),
    );
    for (const words of [held, embargoed]) await newsroom.eventually("/stories/unheard-story", words);

    await newsroom.publish(
      town.statement("held", { status: "held" }),
      town.statement("embargoed", { publishAt: "2999-01-01T00:00:00Z" }),
    );
    for (const without of [held, embargoed]) {
      await newsroom.eventually("/stories/unheard-story", { without });
    }
  });

  test("a story deleted and made anew, one unpublished and published again: as they are now", async ({
    ownNewsroom: newsroom,
  }) => {
    const town = portEllis("anew");
    const stories = ["made", "again"].map((slug) => town.story(slug, ["a"]));
    await newsroom.publish(...town.shared, town.statement("a"), ...stories);
    for (const slug of ["made", "again"]) {
      await newsroom.eventually(`/stories/anew-${slug}`, "The words of a");
    }
    await newsroom.lake.delete("anew-made");
    await newsroom.publish(town.story("made", ["a"], { headline: "Made anew" }));
    await newsroom.lake.action([
      {
        actionType: "sanity.action.document.unpublish",
        draftId: "drafts.anew-again",
        publishedId: "anew-again",
      },
    ]);
    await newsroom.lake.patch("drafts.anew-again").set({ headline: "Published again" }).commit();
    await newsroom.lake.action([
      {
        actionType: "sanity.action.document.publish",
        draftId: "drafts.anew-again",
        publishedId: "anew-again",
      },
    ]);
    await newsroom.eventually("/stories/anew-made", "Made anew");
    await newsroom.eventually("/stories/anew-again", "Published again");
  });
});
