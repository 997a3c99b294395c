import { describe, expect, test } from "vitest";
import { applied } from "../../sanity/updates/fixtures/applied.ts";
import { DRAFT, PUBLISHED, stored } from "./fixtures/runningStory.ts";
import { planUndo, type UpdateToUndo } from "./planUndo.ts";

const UPDATE = stored("u2", "2031-07-27T18:05:40Z");
const PUBLISHED_AT = "2031-07-27T18:06:00Z";

function plan(more: Partial<UpdateToUndo> = {}) {
  return planUndo({
    published: PUBLISHED,
    draft: DRAFT,
    update: UPDATE,
    publishedAt: PUBLISHED_AT,
    now: new Date("2031-07-27T18:07:00Z"),
    ...more,
  });
}

describe("planUndo", () => {
  test("within a minute: out of both versions, guarded, and nothing else", () => {
    const undo = plan();
    if (undo.kind !== "undo") throw new Error(undo.kind);
    expect(undo.mutations).toEqual([
      { patch: { id: "story-doral", ifRevisionID: "rev-published", unset: ['updates[_key=="u2"]'] } },
      { patch: { id: "drafts.story-doral", ifRevisionID: "rev-draft", unset: ['updates[_key=="u2"]'] } },
    ]);
    const updates = [stored("u1", "2031-07-27T16:05:10Z")];
    expect(applied(PUBLISHED, undo.mutations)).toEqual({ ...PUBLISHED, updates });
    expect(applied(DRAFT, undo.mutations)).toEqual({ ...DRAFT, updates });
  });

  test("the same in another order of its fields: undone", () => {
    const update = Object.fromEntries(Object.entries(UPDATE).toReversed()) as typeof UPDATE;
    expect(plan({ update, draft: null })).toMatchObject({
      kind: "undo",
      mutations: [{ patch: { id: "story-doral" } }],
    });
  });

  test("a minute and a moment later: refused", () => {
    expect(plan({ now: new Date("2031-07-27T18:07:00.001Z") })).toEqual({
      kind: "refused",
      problem: {
        code: "undo-too-late",
        field: "story",
        sentence:
          "The update was published more than a minute ago. Remove it in the story, with a correction.",
      },
    });
  });

  test("changed meanwhile, in what is published or in the draft: refused", () => {
    const other = { updates: [stored("u2", "2031-07-27T18:05:40Z", { headline: "Another" })] };
    for (const changed of [{ published: { ...PUBLISHED, ...other } }, { draft: { ...DRAFT, ...other } }]) {
      expect(plan(changed)).toMatchObject({ kind: "refused", problem: { code: "update-changed" } });
    }
  });

  test("in neither version any more: undone already, at any time", () => {
    const now = new Date("2032-01-01T00:00:00Z");
    const none = { published: { ...PUBLISHED, updates: [] }, draft: null };
    expect(plan({ ...none, now })).toEqual({ kind: "already-undone" });
    expect(plan({ published: null, draft: null })).toEqual({ kind: "already-undone" });
  });
});
