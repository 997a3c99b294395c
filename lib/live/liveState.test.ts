import { describe, expect, test } from "vitest";
import { statementBlock, story } from "../../components/fixtures/portEllis.ts";
import type { Correction } from "../statement.ts";
import type { Block, Update } from "../story.ts";
import { liveState, liveStateText } from "./liveState.ts";

function update(key: string, ...body: Block[]): Update {
  const at = { date: null, precision: "unknown", bound: "exact", zone: null } as const;
  return { key, at, atNote: "Afternoon", headline: `Update ${key}`, body, author: null, isKey: false };
}

function correction(key: string): Correction {
  return {
    key,
    at: "2026-03-09T14:00:00Z",
    kind: "correction",
    was: "12",
    now: "14",
    where: "the second paragraph",
    note: "An earlier version of this story gave 12.",
  };
}

function held(key: string, statementId: string): Block {
  return { type: "heldStatement", key, number: 1, isRepeated: false, statementId };
}

const RUNNING = { coverage: "running", body: [], howWeKnow: [], corrections: [], updates: [] } as const;

describe("liveState", () => {
  test("a story that never ran: none", () => {
    expect(liveState(story({ coverage: "none" }))).toBeNull();
  });

  test("updates, placed or not: their keys, newest first", () => {
    const [early, late] = [update("early"), update("late")];
    const body: Block[] = [{ type: "update", key: "anchor", update: early }];
    expect(liveState(story({ ...RUNNING, body, updates: [early, late] }))).toEqual({
      coverage: "running",
      updates: ["late", "early"],
      corrections: [],
      statements: {},
    });
  });

  test("statements: those alone that are not simply live and uncorrected", () => {
    const of = (id: string, parts = {}) => statementBlock(1, { id, ...parts });
    const state = liveState(
      story({
        ...RUNNING,
        coverage: "ended",
        body: [of("plain"), held("h", "kept-back"), of("gone", { status: "withdrawn" })],
        updates: [update("one", of("corrected", { corrections: [correction("c2"), correction("c1")] }))],
        corrections: [correction("c3")],
      }),
    );
    expect(state).toEqual({
      coverage: "ended",
      updates: ["one"],
      corrections: ["c3"],
      statements: {
        "kept-back": { status: "held", corrections: [] },
        gone: { status: "withdrawn", corrections: [] },
        corrected: { status: "live", corrections: ["c2", "c1"] },
      },
    });
  });
});

describe("liveStateText", () => {
  const held = { status: "held", corrections: [] } as const;
  const corrected = { status: "live", corrections: ["x", "y"] } as const;
  const state = {
    coverage: "running",
    updates: ["2", "1"],
    corrections: ["a", "b"],
    statements: { held, corrected },
  } as const;

  test("the same state in another order: the same text", () => {
    const other = {
      ...state,
      corrections: ["b", "a"],
      statements: { corrected: { ...corrected, corrections: ["y", "x"] }, held },
    };
    expect(liveStateText(other)).toBe(liveStateText(state));
    expect(JSON.parse(liveStateText(other))).toEqual(state);
  });

  test.each([
    ["another order of updates", { updates: ["1", "2"] }],
    ["an ended coverage", { coverage: "ended" as const }],
    ["one statement less", { statements: { held } }],
    ["another correction", { corrections: ["a"] }],
  ])("%s: another text", (_, parts) => {
    expect(liveStateText({ ...state, ...parts })).not.toBe(liveStateText(state));
  });
});
