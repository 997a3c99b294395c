import { describe, expect, test } from "vitest";
import { noteProblem, standingPatches } from "./statementStanding.ts";

const published = { _id: "remark", _type: "quote", status: "live" };
const draft = { ...published, _id: "drafts.remark", text: "Unfinished" };

describe("standingPatches", () => {
  test("held: both versions, and nothing else of the draft", () => {
    expect(standingPatches([published, draft], { status: "held", note: " Until the verdict. " })).toEqual([
      { patch: { id: "remark", set: { status: "held", statusNote: "Until the verdict." } } },
      { patch: { id: "drafts.remark", set: { status: "held", statusNote: "Until the verdict." } } },
    ]);
  });

  test("released: live, and the note is gone", () => {
    expect(standingPatches([published, null], { status: "live", note: "Until the verdict." })).toEqual([
      { patch: { id: "remark", set: { status: "live" }, unset: ["statusNote"] } },
    ]);
  });

  test("released as withdrawn: with the note that readers see", () => {
    expect(standingPatches([published], { status: "withdrawn", note: "On March 7." })).toEqual([
      { patch: { id: "remark", set: { status: "withdrawn", statusNote: "On March 7." } } },
    ]);
  });
});

describe("noteProblem", () => {
  test("live: no note is asked for", () => {
    expect(noteProblem({ status: "live", note: "" })).toBeNull();
  });

  test("held, deleted or withdrawn: needs a note that isn't blank", () => {
    expect(noteProblem({ status: "held", note: "  " })).toContain("why it is held");
    expect(noteProblem({ status: "withdrawn", note: "" })).toContain("when and how");
    expect(noteProblem({ status: "deleted-by-author", note: "" })).toContain("when and how");
    expect(noteProblem({ status: "held", note: "Until the verdict." })).toBeNull();
  });
});
