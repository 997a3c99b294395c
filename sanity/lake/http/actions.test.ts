import { type Action, ClientError } from "@sanity/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestLake, type TestLake } from "./testLake.ts";

let lake: TestLake;

beforeAll(async () => {
  lake = await startTestLake();
});
afterAll(() => lake.close());

async function clientErrorOf(promise: Promise<unknown>): Promise<ClientError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof ClientError) return error;
  throw new Error(`expected a ClientError, got ${error}`);
}

function post(body: unknown, role: "editor" | "viewer" | undefined = "editor"): Promise<Response> {
  return lake.fetch("/data/actions/production", { method: "POST", role, body: JSON.stringify(body) });
}

const publish = (id: string) =>
  ({ actionType: "sanity.action.document.publish", draftId: `drafts.${id}`, publishedId: id }) as const;

describe("actions with @sanity/client", () => {
  test("a document's life: created, edited, published, edited, discarded, unpublished, deleted", async () => {
    const client = lake.client("editor");
    const pair = { draftId: "drafts.life", publishedId: "life" };
    const created = await client.action(
      {
        actionType: "sanity.action.document.create",
        publishedId: "life",
        attributes: { _id: "drafts.life", _type: "story", headline: "One" },
        ifExists: "fail",
      },
      { transactionId: "life-1" },
    );
    expect(created).toEqual({ transactionId: "life-1" });
    const edit = (headline: string) =>
      ({ actionType: "sanity.action.document.edit", ...pair, patch: { set: { headline } } }) as const;
    await client.action(edit("Two"));
    await client.action(publish("life"));
    expect(await client.getDocument("life")).toMatchObject({ headline: "Two" });
    expect(await client.getDocument("drafts.life")).toBeUndefined();

    const { transactionId } = await client.action([edit("Three"), edit("Four")]);
    expect(await client.getDocument("drafts.life")).toMatchObject({ headline: "Four", _rev: transactionId });
    await client.action({ actionType: "sanity.action.document.discard", draftId: "drafts.life" });
    await client.action({ actionType: "sanity.action.document.unpublish", ...pair });
    expect(await client.getDocument("drafts.life")).toMatchObject({ headline: "Two" });
    await client.action(publish("life"));
    await client.action({
      actionType: "sanity.action.document.delete",
      publishedId: "life",
      includeDrafts: ["drafts.life"],
    });
    expect(await client.getDocuments(["life", "drafts.life"])).toEqual([null, null]);
  });

  test("a publication: two events of one transaction, the draft's with the revision that ended it", async () => {
    const client = lake.client("editor");
    const draft = await client.create({ _id: "drafts.heard", _type: "story", headline: "One" });
    const response = await lake.fetch(
      `/data/listen/production?${new URLSearchParams({
        query: '*[_id in ["heard", "drafts.heard"]]',
        includeAllVersions: "true",
        effectFormat: "mendoza",
      })}`,
      { role: "viewer" },
    );
    let text = "";
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const { transactionId } = await client.action(publish("heard"));
    while (reader && text.split("event: mutation").length < 3) text += (await reader.read()).value ?? "";
    await reader?.cancel();
    const events = [...text.matchAll(/^data: (\{"eventId.+)$/gm)].map(([, data]) => JSON.parse(data ?? ""));
    expect(events).toMatchObject([
      {
        documentId: "drafts.heard",
        transition: "disappear",
        previousRev: draft._rev,
        resultRev: transactionId,
        transactionTotalEvents: 2,
        effects: { apply: [0, null] },
      },
      { documentId: "heard", transition: "appear", resultRev: transactionId, transactionCurrentEvent: 1 },
    ]);
  });

  test("a failure: the client's error names what failed, and its place", async () => {
    const error = await clientErrorOf(lake.client("editor").action([publish("nobody")]));
    expect(error.statusCode).toBe(404);
    expect(error.message).toContain('The document with the ID "drafts.nobody" was not found');
    expect(error.details).toMatchObject({
      type: "actionError",
      description: expect.stringMatching(/^The action\(s\) failed: /),
      items: [{ index: 0, error: { type: "documentNotFoundError", id: "drafts.nobody" } }],
    });
  });

  test("a release: 400 that says the lake has none", async () => {
    const error = await clientErrorOf(lake.client("editor").releases.create({ releaseId: "r1" }));
    expect(error.statusCode).toBe(400);
    expect(error.message).toContain("this lake has no releases");
  });

  test("a dry run: nothing is kept", async () => {
    const client = lake.client("editor");
    await client.create({ _id: "drafts.dry", _type: "story" });
    await client.action(publish("dry"), { dryRun: true, skipCrossDatasetReferenceValidation: true });
    expect(await client.getDocument("dry")).toBeUndefined();
  });

  test("a transaction id for the second time: 409", async () => {
    const client = lake.client("editor");
    await client.create({ _id: "drafts.again", _type: "story" });
    const edit = {
      actionType: "sanity.action.document.edit",
      draftId: "drafts.again",
      publishedId: "again",
      patch: { inc: { count: 1 } },
    } as const;
    await client.action(edit, { transactionId: "again-1" });
    const error = await clientErrorOf(client.action(edit, { transactionId: "again-1" }));
    expect(error.statusCode).toBe(409);
    expect(error.details).toMatchObject({ type: "transactionAlreadyExistsError" });
  });
});

describe("who may act", () => {
  test("a contributor: everything with drafts, nothing with published documents", async () => {
    const editor = lake.client("editor");
    const contributor = lake.client("contributor");
    await editor.create({ _id: "guarded", _type: "story", headline: "One" });
    const pair = { draftId: "drafts.guarded", publishedId: "guarded" };
    await contributor.action({
      actionType: "sanity.action.document.edit",
      ...pair,
      patch: { set: { headline: "Two" } },
    });
    const refused: Action[] = [
      publish("guarded"),
      { actionType: "sanity.action.document.unpublish", ...pair },
      {
        actionType: "sanity.action.document.delete",
        publishedId: "guarded",
        includeDrafts: ["drafts.guarded"],
      },
    ];
    for (const action of refused) {
      const error = await clientErrorOf(contributor.action(action));
      expect(error.statusCode).toBe(403);
      expect(error.details).toMatchObject({
        type: "actionError",
        items: [{ index: 0, error: { type: "insufficientPermissionsError", id: "guarded" } }],
      });
    }
    expect(await editor.getDocument("guarded")).toMatchObject({ headline: "One" });
    await contributor.action({
      actionType: "sanity.action.document.version.discard",
      versionId: "drafts.guarded",
    });
    expect(await editor.getDocument("drafts.guarded")).toBeUndefined();
  });

  test("a viewer: 403; nobody: 401", async () => {
    expect((await post({ actions: [] }, "viewer")).status).toBe(403);
    const response = await lake.fetch("/data/actions/production", { method: "POST", body: "{}" });
    expect(response.status).toBe(401);
  });
});

test.each([
  [{}, '"actions" must be an array, not nothing'],
  [{ actions: ["publish"] }, 'An action must be an object, not "publish"'],
  [{ actions: [], dryRun: "yes" }, '"dryRun" must be true or false; it is a string.'],
  [{ actions: [], transactionId: 1 }, '"transactionId" must be a string; it is a number.'],
  [
    { actions: [], skipCrossDatasetReferenceValidation: 1 },
    '"skipCrossDatasetReferenceValidation" must be true or false',
  ],
])("POST of %j: 400 that says why", async (body, message) => {
  const response = await post(body);
  expect(response.status).toBe(400);
  const { error, message: shown = error.description } = await response.json();
  expect(shown).toContain(message);
});
