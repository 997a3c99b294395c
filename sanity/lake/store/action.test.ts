import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { insufficientPermissions, LakeError } from "../lakeError.ts";
import type { CommitOptions } from "./commit.ts";
import type { Commit, LakeDocument } from "./store.ts";
import { type TemporaryStore, temporaryStore } from "./temporaryStore.ts";

let lake: TemporaryStore;

beforeEach(() => {
  lake = temporaryStore();
});
afterEach(() => lake.remove());

/** Carries out actions, whose types are told without `sanity.action.document.`. */
function act(
  actions: { is: string; [field: string]: unknown }[],
  options: Partial<CommitOptions> = {},
): Commit {
  return lake.store.commit({
    datasetId: lake.datasetId,
    author: "editor",
    now: new Date("2016-07-28T06:00:00Z"),
    selectIds: () => [],
    actions: actions.map(({ is, ...action }) => ({ actionType: `sanity.action.document.${is}`, ...action })),
    ...options,
  });
}

/** The status and the first item of the error that actions fail with. */
function refusalOf(actions: { is: string; [field: string]: unknown }[], options?: Partial<CommitOptions>) {
  try {
    act(actions, options);
  } catch (error) {
    if (!(error instanceof LakeError) || !("items" in Object(error.body.error))) throw error;
    const { type, items } = Object(error.body.error);
    return { status: error.status, type, ...items[0] };
  }
  throw new Error("The actions were carried out.");
}

function document(id: string): LakeDocument | undefined {
  return lake.store.documents(lake.datasetId, [id])[0];
}

const createdAt = "2016-07-27T20:15:00.000Z";
const publish = { is: "publish", draftId: "drafts.a", publishedId: "a" };
const draft = (fields: object = {}) => ({ create: { _id: "drafts.a", _type: "story", ...fields } });
const published = (fields: object = {}) => ({ create: { _id: "a", _type: "story", ...fields } });

describe("create", () => {
  const create = { is: "create", publishedId: "a", attributes: { _type: "story", headline: "Flood" } };

  test("of a new document: a draft, whose revision is the transaction's id", () => {
    const attributes = { ...create.attributes, _id: "drafts.a", _rev: "mine", _createdAt: createdAt };
    const { transactionId } = act([{ ...create, attributes }], { transactionId: "t1" });
    expect(transactionId).toBe("t1");
    expect(document("drafts.a")).toEqual({
      _id: "drafts.a",
      _type: "story",
      _rev: "t1",
      _createdAt: createdAt,
      _updatedAt: "2016-07-28T06:00:00.000Z",
      headline: "Flood",
    });
  });

  test("without an id in the attributes: the draft of the published id", () => {
    act([create]);
    expect(document("drafts.a")).toMatchObject({ headline: "Flood" });
  });

  test("where the draft is there: 409, or left alone with ifExists ignore", () => {
    lake.commit([draft({ headline: "First" })]);
    expect(refusalOf([{ ...create, ifExists: "fail" }])).toMatchObject({
      status: 409,
      type: "actionError",
      index: 0,
      error: { type: "documentAlreadyExistsError", id: "drafts.a" },
    });
    act([{ ...create, ifExists: "ignore" }]);
    expect(document("drafts.a")).toMatchObject({ headline: "First" });
  });

  test.each(["fail", "ignore"])("where the document is published, ifExists %s: 409", (ifExists) => {
    lake.commit([published()]);
    expect(refusalOf([{ ...create, ifExists }])).toMatchObject({
      status: 409,
      error: { type: "documentAlreadyExistsError", id: "a" },
    });
  });

  test("with another document's id in the attributes: 400 that names the field, the value and the remedy", () => {
    expect(refusalOf([{ ...create, attributes: { _id: "drafts.b", _type: "story" } }])).toMatchObject({
      status: 400,
      error: { description: '"attributes._id" is "drafts.b"; it must be "drafts.a"' },
    });
  });
});

describe("edit", () => {
  const edit = { is: "edit", draftId: "drafts.a", publishedId: "a" };

  test("of a draft: patched", () => {
    lake.commit([draft({ headline: "One", updates: 1 }), published({ headline: "Zero" })]);
    act([{ ...edit, patch: { set: { headline: "Two" }, inc: { updates: 1 } } }]);
    expect(document("drafts.a")).toMatchObject({ headline: "Two", updates: 2 });
    expect(document("a")).toMatchObject({ headline: "Zero" });
  });

  test("of a missing draft: made from the published document, which stays", () => {
    const { transactionId: before } = lake.commit([published({ headline: "One", kicker: "K" })]);
    const guard = { unset: ["_empty_action_guard_pseudo_field_"] };
    act(
      [
        { ...edit, patch: guard },
        { ...edit, patch: { set: { headline: "Two" } } },
      ],
      {
        transactionId: "t2",
      },
    );
    expect(document("drafts.a")).toEqual({
      _id: "drafts.a",
      _type: "story",
      _rev: "t2",
      _createdAt: createdAt,
      _updatedAt: "2016-07-28T06:00:00.000Z",
      headline: "Two",
      kicker: "K",
    });
    expect(document("a")).toMatchObject({ _rev: before, headline: "One" });
  });

  test("that changes nothing: a new revision all the same", () => {
    lake.commit([draft()]);
    act([{ ...edit, patch: { unset: ["_empty_action_guard_pseudo_field_"] } }], { transactionId: "t2" });
    expect(document("drafts.a")?._rev).toBe("t2");
  });

  test("where neither is there: 404 with the place of the action", () => {
    lake.commit([{ create: { _id: "drafts.b", _type: "story" } }]);
    const first = { is: "edit", draftId: "drafts.b", publishedId: "b", patch: { set: { headline: "B" } } };
    expect(refusalOf([first, { ...edit, patch: { set: { headline: "A" } } }])).toMatchObject({
      status: 404,
      index: 1,
      error: { type: "documentNotFoundError", id: "drafts.a" },
    });
    expect(document("drafts.b")).not.toHaveProperty("headline");
  });

  test("with ifRevisionID of another revision: 409", () => {
    const { transactionId: current } = lake.commit([draft()]);
    expect(refusalOf([{ ...edit, patch: { ifRevisionID: "old", set: { headline: "A" } } }])).toMatchObject({
      status: 409,
      error: { currentRevisionID: current, expectedRevisionID: "old" },
    });
  });

  test.each([{ id: "b" }, { query: "*" }])("with %o in the patch: 400", (selection) => {
    expect(refusalOf([{ ...edit, patch: { ...selection, set: { headline: "A" } } }])).toMatchObject({
      status: 400,
      error: { description: expect.stringContaining('"draftId" says which document is patched') },
    });
  });
});

describe("publish", () => {
  test("for the first time: the draft's content and creation, and no draft", () => {
    lake.commit([draft({ headline: "One" })]);
    const { changes } = act([publish], { transactionId: "t2" });
    expect(document("a")).toEqual({
      _id: "a",
      _type: "story",
      _rev: "t2",
      _createdAt: createdAt,
      _updatedAt: "2016-07-28T06:00:00.000Z",
      headline: "One",
    });
    expect(document("drafts.a")).toBeUndefined();
    expect(
      changes.map(({ documentId, transition, resultRev }) => [documentId, transition, resultRev]),
    ).toEqual([
      ["drafts.a", "disappear", "t2"],
      ["a", "appear", "t2"],
    ]);
  });

  test("again: replaced as a whole, with the time when it was first created", () => {
    lake.commit([published({ headline: "One", kicker: "K", _createdAt: "2016-01-01T00:00:00Z" })]);
    lake.commit([draft({ headline: "Two" })]);
    act([publish]);
    expect(document("a")).toMatchObject({ _createdAt: "2016-01-01T00:00:00.000Z", headline: "Two" });
    expect(document("a")).not.toHaveProperty("kicker");
  });

  test("with references to strengthen: strong, or weak where that is said", () => {
    lake.commit([
      { create: { _id: "person", _type: "person" } },
      draft({
        by: { _ref: "person", _weak: true, _strengthenOnPublish: { type: "person" } },
        see: [
          { _key: "k", _ref: "person", _weak: true, _strengthenOnPublish: { type: "person", weak: true } },
        ],
        weak: { _ref: "nobody", _weak: true },
      }),
    ]);
    act([publish]);
    expect(document("a")).toMatchObject({
      by: { _ref: "person" },
      see: [{ _key: "k", _ref: "person", _weak: true }],
      weak: { _ref: "nobody", _weak: true },
    });
    expect(JSON.stringify(document("a"))).not.toContain("_strengthenOnPublish");
    expect(document("a")?.by).toEqual({ _ref: "person" });
  });

  test("with a reference that would be strong to an unpublished document: 409, nothing changed", () => {
    lake.commit([
      { create: { _id: "drafts.person", _type: "person" } },
      draft({ by: { _ref: "person", _weak: true, _strengthenOnPublish: { type: "person" } } }),
    ]);
    expect(refusalOf([publish])).toMatchObject({
      status: 409,
      index: 0,
      error: { type: "documentReferenceDoesNotExistError", id: "a", referenceID: "person" },
    });
    expect(document("a")).toBeUndefined();
    expect(document("drafts.a")).toBeDefined();
  });

  test("of two drafts that refer to each other: both in one request", () => {
    const reference = (to: string) => ({ _ref: to, _weak: true, _strengthenOnPublish: { type: "story" } });
    lake.commit([
      draft({ see: reference("b") }),
      { create: { _id: "drafts.b", _type: "story", see: reference("a") } },
    ]);
    act([publish, { is: "publish", draftId: "drafts.b", publishedId: "b" }]);
    expect(document("a")).toMatchObject({ see: { _ref: "b" } });
    expect(document("b")).toMatchObject({ see: { _ref: "a" } });
  });

  test("without a draft: 404", () => {
    lake.commit([published()]);
    expect(refusalOf([publish])).toMatchObject({ status: 404, error: { id: "drafts.a" } });
  });

  test.each([
    ["ifDraftRevisionId", "drafts.a"],
    ["ifPublishedRevisionId", "a"],
  ])("with %s: done if that is the revision, else 409", (field, id) => {
    const { transactionId: current } = lake.commit([draft(), published()]);
    expect(refusalOf([{ ...publish, [field]: "old" }])).toMatchObject({
      status: 409,
      error: {
        type: "documentRevisionIDDoesNotMatchError",
        id,
        currentRevisionID: current,
        expectedRevisionID: "old",
      },
    });
    act([{ ...publish, [field]: current }]);
    expect(document("drafts.a")).toBeUndefined();
  });

  test("with ifPublishedRevisionId where nothing is published: 409", () => {
    lake.commit([draft()]);
    expect(refusalOf([{ ...publish, ifPublishedRevisionId: "old" }])).toMatchObject({
      status: 409,
      error: { description: 'Document "a" has no revision, expected "old"' },
    });
  });

  test("after an edit in the same request, with the draft's revision before it: done", () => {
    const { transactionId: current } = lake.commit([draft({ headline: "One" })]);
    const edit = { is: "edit", draftId: "drafts.a", publishedId: "a", patch: { set: { headline: "Two" } } };
    act([edit, { ...publish, ifDraftRevisionId: current }]);
    expect(document("a")).toMatchObject({ headline: "Two" });
  });
});

describe("unpublish", () => {
  const unpublish = { is: "unpublish", draftId: "drafts.a", publishedId: "a" };

  test("without a draft: the published document becomes one", () => {
    lake.commit([published({ headline: "One" })]);
    act([unpublish]);
    expect(document("a")).toBeUndefined();
    expect(document("drafts.a")).toMatchObject({ _createdAt: createdAt, headline: "One" });
  });

  test("with a draft: it stays as it is", () => {
    lake.commit([published({ headline: "One" }), draft({ headline: "Two" })]);
    act([unpublish]);
    expect(document("drafts.a")).toMatchObject({ headline: "Two" });
  });

  test("of what isn't published: 404", () => {
    lake.commit([draft()]);
    expect(refusalOf([unpublish])).toMatchObject({ status: 404, error: { id: "a" } });
  });

  test("of what others refer to: 409 with their ids", () => {
    lake.commit([published(), { create: { _id: "b", _type: "story", see: { _ref: "a" } } }]);
    expect(refusalOf([unpublish])).toMatchObject({
      status: 409,
      error: { type: "documentHasExistingReferencesError", id: "a", referencingIDs: ["b"] },
    });
    expect(document("drafts.a")).toBeUndefined();
  });
});

describe("delete", () => {
  const remove = { is: "delete", publishedId: "a", includeDrafts: ["drafts.a"] };

  test("with its draft: both gone", () => {
    lake.commit([published(), draft()]);
    act([remove]);
    expect([document("a"), document("drafts.a")]).toEqual([undefined, undefined]);
  });

  test("that names a draft which isn't there: gone", () => {
    lake.commit([published()]);
    act([remove]);
    expect(document("a")).toBeUndefined();
  });

  test("that doesn't name the draft: 409 that says how", () => {
    lake.commit([published(), draft()]);
    expect(refusalOf([{ ...remove, includeDrafts: [] }])).toMatchObject({
      status: 409,
      error: { description: expect.stringContaining('add that to "includeDrafts"') },
    });
    expect(document("a")).toBeDefined();
  });

  test("of what others refer to: 409 with their ids", () => {
    lake.commit([published(), { create: { _id: "b", _type: "story", see: { _ref: "a" } } }]);
    expect(refusalOf([remove])).toMatchObject({
      status: 409,
      error: { type: "documentHasExistingReferencesError", referencingIDs: ["b"] },
    });
  });

  test("of what isn't there: 404", () => {
    expect(refusalOf([remove])).toMatchObject({ status: 404, error: { id: "a" } });
  });

  test("with purge: 400, because the history stays", () => {
    lake.commit([published()]);
    expect(refusalOf([{ ...remove, purge: true }])).toMatchObject({
      status: 400,
      error: { description: expect.stringContaining("keeps the history") },
    });
  });
});

describe("discard and version.discard", () => {
  test.each([
    { is: "discard", draftId: "drafts.a" },
    { is: "version.discard", versionId: "drafts.a", purge: false },
  ])("$is of a draft: gone, and the published document stays", (discard) => {
    lake.commit([published(), draft()]);
    act([discard]);
    expect(document("drafts.a")).toBeUndefined();
    expect(document("a")).toBeDefined();
  });

  test("of a draft that isn't there: 404", () => {
    expect(refusalOf([{ is: "version.discard", versionId: "drafts.a" }])).toMatchObject({
      status: 404,
      error: { id: "drafts.a" },
    });
  });
});

describe("replaceDraft and version.replace", () => {
  const attributes = { _id: "drafts.a", _type: "story", _rev: "old", _createdAt: createdAt, headline: "Old" };

  test.each([
    { is: "replaceDraft", publishedId: "a", attributes },
    { is: "version.replace", document: attributes },
  ])("$is of a draft: replaced as a whole", (replace) => {
    lake.commit([draft({ headline: "New", kicker: "K" })]);
    act([replace], { transactionId: "t2" });
    expect(document("drafts.a")).toMatchObject({ _rev: "t2", headline: "Old" });
    expect(document("drafts.a")).not.toHaveProperty("kicker");
  });

  test("replaceDraft of what is only published: the draft is made", () => {
    lake.commit([published({ headline: "New" })]);
    act([{ is: "replaceDraft", publishedId: "a", attributes }]);
    expect(document("drafts.a")).toMatchObject({ headline: "Old" });
    expect(document("a")).toMatchObject({ headline: "New" });
  });

  test("create and replaceDraft, as the Studio restores what was deleted: the draft", () => {
    act([
      { is: "create", publishedId: "a", attributes, ifExists: "fail" },
      { is: "replaceDraft", publishedId: "a", attributes },
    ]);
    expect(document("drafts.a")).toMatchObject({ headline: "Old" });
  });

  test.each([
    { is: "replaceDraft", publishedId: "a", attributes },
    { is: "version.replace", document: attributes },
  ])("$is where nothing is: 404", (replace) => {
    expect(refusalOf([replace])).toMatchObject({ status: 404, error: { id: "drafts.a" } });
  });
});

describe("version.create", () => {
  test("with a document: a draft, also where the document is published", () => {
    lake.commit([published()]);
    const create = { is: "version.create", publishedId: "a", document: { _id: "drafts.a", _type: "story" } };
    act([create]);
    expect(document("drafts.a")).toBeDefined();
    expect(refusalOf([create])).toMatchObject({ status: 409, error: { id: "drafts.a" } });
  });

  test("with a base: its copy, after a discard in the same request", () => {
    const { transactionId: base } = lake.commit([published({ headline: "One" }), draft({ headline: "Two" })]);
    const create = { is: "version.create", publishedId: "a", versionId: "drafts.a", baseId: "a" };
    expect(refusalOf([create])).toMatchObject({ status: 409 });
    expect(
      refusalOf([
        { is: "discard", draftId: "drafts.a" },
        { ...create, ifBaseRevisionId: "old" },
      ]),
    ).toMatchObject({ status: 409, index: 1, error: { currentRevisionID: base } });
    act([
      { is: "discard", draftId: "drafts.a" },
      { ...create, ifBaseRevisionId: base },
    ]);
    expect(document("drafts.a")).toMatchObject({ headline: "One" });
  });

  test("with a base that isn't there: 404", () => {
    const create = { is: "version.create", publishedId: "a", versionId: "drafts.a", baseId: "b" };
    expect(refusalOf([create])).toMatchObject({ status: 404, error: { id: "b" } });
  });
});

describe("a request", () => {
  test.each([
    [{ is: "version.discard", versionId: "versions.r1.a" }, /"versionId" is "versions.r1.a".+no releases/],
    [
      { is: "version.unpublish", versionId: "versions.r1.a", publishedId: "a" },
      /version.unpublish" is not supported/,
    ],
    [
      { is: "variant.create", publishedId: "a" },
      /no releases and no variants; use sanity.action.document.… with create, /,
    ],
    [{ is: "publsh" }, /doesn't know it/],
    [{ ...publish, ifDraftRevisionID: "r" }, /no field "ifDraftRevisionID"; it takes .*ifDraftRevisionId/],
    [
      { ...publish, publishedId: "drafts.a" },
      /"publishedId" is "drafts.a"; it must be the id without a prefix/,
    ],
    [{ ...publish, draftId: "a" }, /"draftId" is "a"; it must be "drafts.a"/],
    [{ ...publish, draftId: undefined }, /id of the draft is missing/],
    [{ ...publish, publishedId: 1 }, /"publishedId" must be the id of a document, not 1/],
    [{ ...publish, ifPublishedRevisionId: 1 }, /"ifPublishedRevisionId" must be a string, not 1/],
    [{ is: "edit", draftId: "drafts.a", publishedId: "a" }, /"patch" must be an object, not nothing/],
    [
      { is: "create", publishedId: "a", attributes: {}, ifExists: "maybe" },
      /"ifExists" must be "fail" or "ignore"/,
    ],
    [{ is: "create", publishedId: "a", attributes: {} }, /needs a "_type"/],
    [{ is: "delete", publishedId: "a", includeDrafts: "drafts.a" }, /"includeDrafts" must be an array/],
  ])("with the action %j: 400 that says why", (action, description) => {
    lake.commit([published(), draft()]);
    expect(refusalOf([{ is: "discard", draftId: "drafts.a" }, action])).toMatchObject({
      status: 400,
      index: 1,
      error: { type: "validationError", description: expect.stringMatching(description) },
    });
    expect(document("drafts.a")).toBeDefined();
  });

  test("of several actions, the last of which fails: nothing is changed", () => {
    lake.commit([draft(), { create: { _id: "drafts.b", _type: "story" } }]);
    const failing = { is: "publish", draftId: "drafts.c", publishedId: "c" };
    expect(refusalOf([publish, { is: "discard", draftId: "drafts.b" }, failing])).toMatchObject({ index: 2 });
    expect([document("a"), document("drafts.a"), document("drafts.b")]).toMatchObject([undefined, {}, {}]);
  });

  test("that write a large document again and again: 400 at the action that is too much", () => {
    const attributes = { _type: "story", body: "x".repeat(30_000_000) };
    const edit = { is: "edit", draftId: "drafts.a", publishedId: "a", patch: { inc: { count: 1 } } };
    const create = { is: "create", publishedId: "a", attributes };
    expect(refusalOf([create, ...Array(10).fill(edit)])).toMatchObject({
      status: 400,
      index: 8,
      error: { type: "validationError", id: "drafts.a", description: expect.stringContaining("in parts") },
    });
    expect(document("drafts.a")).toBeUndefined();
  });

  test("as a dry run: the transaction's id, and nothing is changed", () => {
    lake.commit([draft()]);
    expect(act([publish], { dryRun: true, transactionId: "t2" })).toMatchObject({
      transactionId: "t2",
      seq: 0,
    });
    expect(document("a")).toBeUndefined();
  });

  test("that may not touch a document: 403 with the place of the action that did", () => {
    lake.commit([draft(), { create: { _id: "drafts.b", _type: "story" } }]);
    const discard = { is: "discard", draftId: "drafts.b" };
    const authorize: CommitOptions["authorize"] = ({ documentId, operation }) => {
      if (!documentId.startsWith("drafts.")) throw insufficientPermissions(documentId, operation);
    };
    act([discard], { authorize });
    expect(refusalOf([{ ...publish }], { authorize })).toMatchObject({
      status: 403,
      type: "actionError",
      index: 0,
      error: { type: "insufficientPermissionsError", id: "a", permission: "create" },
    });
  });

  test("whose actions aren't a list: 400", () => {
    expect(() =>
      lake.store.commit({
        datasetId: lake.datasetId,
        author: "editor",
        now: new Date("2016-07-28T06:00:00Z"),
        selectIds: () => [],
        actions: { actionType: "sanity.action.document.publish" },
      }),
    ).toThrow('"actions" must be an array, not an object');
  });

  test("in the log: the mutations that it came to", () => {
    lake.commit([published({ headline: "One" })]);
    const edit = { is: "edit", draftId: "drafts.a", publishedId: "a", patch: { set: { headline: "Two" } } };
    expect(act([edit]).mutations).toEqual([
      { create: { _id: "drafts.a", _type: "story", _createdAt: createdAt, headline: "One" } },
      { patch: { id: "drafts.a", set: { headline: "Two" } } },
    ]);
  });
});
