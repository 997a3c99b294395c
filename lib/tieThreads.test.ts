import { describe, expect, test } from "vitest";
import type { SaidAt, Statement, ThreadLink } from "./statement.ts";
import { compareSaidAt, tieThreads } from "./tieThreads.ts";

function on(date: string | null): SaidAt {
  return { date, precision: date === null ? "unknown" : "day", bound: "exact", zone: null };
}

function link(statementId: string): ThreadLink {
  return { relation: "replies-to", statementId, speakerName: "Mara Vane", saidAt: on(null), storySlug: null };
}

function said(id: string, replies: readonly ThreadLink[] = [], saidAt = on("2031-05-01")): Statement {
  return {
    id,
    text: `Words of ${id}.`,
    language: "en",
    turns: [],
    original: null,
    translatedBy: null,
    unedited: null,
    speaker: { kind: "person", id: `speaker-${id}`, name: `Speaker ${id}`, slug: id },
    roleAtTime: null,
    medium: "speech",
    outlet: null,
    saidAt,
    place: null,
    event: null,
    sources: [],
    replies,
    repliedBy: [],
    check: { state: "not-checked", against: [], note: null, at: null },
    variants: [],
    status: "live",
    statusNote: null,
    corrections: [],
  };
}

const answerTo = (statementId: string) => [{ relation: "denies" as const, statementId }];

describe("tieThreads", () => {
  test("a reply among the statements: tied from both ends, with the story that carries each", () => {
    const [root, reply] = tieThreads(
      [said("a"), said("b", [link("a")])],
      [],
      new Map([
        ["a", "one"],
        ["b", "two"],
      ]),
    );
    expect(root?.repliedBy).toMatchObject([{ statementId: "b", speakerName: "Speaker b", storySlug: "two" }]);
    expect(reply?.replies).toMatchObject([{ statementId: "a", storySlug: "one" }]);
  });

  test("answers from elsewhere: oldest first, unknown times last, then by id", () => {
    const answering = [
      { id: "late", speakerName: "L", saidAt: on("2031-05-03"), replies: answerTo("a") },
      { id: "z-unknown", speakerName: "U", saidAt: on(null), replies: answerTo("a") },
      { id: "b-early", speakerName: "E", saidAt: on("2031-05-02"), replies: answerTo("a") },
      { id: "a-early", speakerName: "E", saidAt: on("2031-05-02"), replies: answerTo("a") },
      { id: "other", speakerName: "O", saidAt: on("2031-05-02"), replies: answerTo("x") },
    ];
    const [root] = tieThreads([said("a")], answering, new Map(answering.map(({ id }) => [id, "one"])));
    expect(root?.repliedBy.map(({ statementId }) => statementId)).toEqual([
      "a-early",
      "b-early",
      "late",
      "z-unknown",
    ]);
  });

  test("an answer known twice: named once", () => {
    const again = { id: "b", speakerName: "Speaker b", saidAt: on("2031-05-01"), replies: answerTo("a") };
    const [root] = tieThreads([said("a"), said("b", [link("a")])], [again], new Map([["b", "one"]]));
    expect(root?.repliedBy).toHaveLength(1);
  });

  test("a statement that answers itself: no link", () => {
    expect(tieThreads([said("a", [link("a")])], [], new Map([["a", "one"]]))).toMatchObject([
      { replies: [], repliedBy: [] },
    ]);
  });

  test("no published story carries the other statement: it is not named, from either end", () => {
    const answering = [{ id: "c", speakerName: "C", saidAt: on(null), replies: answerTo("a") }];
    expect(tieThreads([said("a", [link("b")])], answering, new Map([["a", "one"]]))).toMatchObject([
      { replies: [], repliedBy: [] },
    ]);
  });
});

test("compareSaidAt: a day before its minutes, unknown last", () => {
  const times = [on(null), on("2031-05-01T09:00:00Z"), on("2031-05"), on("2031-05-01")];
  expect(times.toSorted(compareSaidAt).map(({ date }) => date)).toEqual([
    "2031-05",
    "2031-05-01",
    "2031-05-01T09:00:00Z",
    null,
  ]);
});
