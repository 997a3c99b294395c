import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type CandidateStatement,
  MAX_RELATED,
  type RelatedCandidate,
  type RelatedSubject,
  rankRelated,
  type SubjectStatement,
} from "./related.ts";
import { RELATIONS } from "./statement.ts";

fc.configureGlobal({ seed: 20310501 });

const harbour = { id: "topic-harbour", name: "Harbour" };
const vane = { id: "mara-vane", name: "Mara Vane" };
const briefing = { id: "ev-briefing", name: "Briefing at the quay" };
const minutes = { id: "src-minutes", name: "Council minutes" };

function said(number: number, ties: Partial<SubjectStatement> = {}): SubjectStatement {
  return {
    id: `s${number}`,
    number,
    atPressConference: false,
    speakers: [],
    event: null,
    sources: [],
    replies: [],
    ...ties,
  };
}

function theirs(id: string, ties: Partial<CandidateStatement> = {}): CandidateStatement {
  return { id, speakerIds: [], eventId: null, sourceIds: [], replies: [], ...ties };
}

function story(ties: Partial<RelatedSubject> = {}): RelatedSubject {
  return { id: "subject", topics: [], statements: [], picks: [], hidden: [], ...ties };
}

function candidate(id: string, ties: Partial<RelatedCandidate> = {}): RelatedCandidate {
  return {
    id,
    slug: id,
    headline: id,
    publishedAt: "2031-05-01T09:00:00Z",
    topicIds: [],
    statements: [],
    picks: [],
    ...ties,
  };
}

function reasonFor(subject: RelatedSubject, other: RelatedCandidate) {
  return rankRelated(subject, [other])[0]?.reason ?? null;
}

describe("a reason", () => {
  test("the candidate picked this story as the earlier one: later in this story", () => {
    const other = candidate("other", { picks: [{ storyId: "subject", reason: "Earlier in this story" }] });
    expect(reasonFor(story(), other)).toEqual({
      kind: "continues",
      label: "Later in this story",
      detail: "",
    });
  });

  test("the candidate picked this story as the later one: earlier in this story", () => {
    const other = candidate("other", { picks: [{ storyId: "subject", reason: "Later in this story" }] });
    expect(reasonFor(story(), other)).toEqual({
      kind: "continues",
      label: "Earlier in this story",
      detail: "",
    });
  });

  test("the candidate picked this story in other words: none", () => {
    const other = candidate("other", { picks: [{ storyId: "subject", reason: "Worth a look" }] });
    expect(reasonFor(story(), other)).toBeNull();
  });

  test("a statement there answers statement 2: responds to it", () => {
    const other = candidate("other", {
      statements: [theirs("x", { replies: [{ statementId: "s2", relation: "denies" }] })],
    });
    const subject = story({ statements: [said(1), said(2)] });
    expect(reasonFor(subject, other)).toEqual({
      kind: "replies",
      label: "Responds to",
      detail: "statement 2",
    });
  });

  test("statement 1 answers a statement there: answered by it", () => {
    const subject = story({
      statements: [said(1, { replies: [{ statementId: "x", relation: "replies-to" }] })],
    });
    const other = candidate("other", { statements: [theirs("x")] });
    expect(reasonFor(subject, other)).toEqual({
      kind: "replies",
      label: "Answered by",
      detail: "statement 1",
    });
  });

  test("an answer that stands in both stories: the same statement, no answer from the other", () => {
    const answer = [{ statementId: "s1", relation: "replies-to" as const }];
    const subject = story({ statements: [said(1), said(2, { replies: answer })] });
    const other = candidate("other", { statements: [theirs("s1"), theirs("s2", { replies: answer })] });
    expect(reasonFor(subject, other)?.kind).toBe("same-statement");
  });

  test("a statement there only repeats one here: no answer", () => {
    const other = candidate("other", {
      statements: [theirs("x", { replies: [{ statementId: "s1", relation: "repeats" }] })],
    });
    expect(reasonFor(story({ statements: [said(1)] }), other)).toBeNull();
  });

  test("the same statement: also quotes it", () => {
    const reason = reasonFor(
      story({ statements: [said(1)] }),
      candidate("other", { statements: [theirs("s1")] }),
    );
    expect(reason).toEqual({ kind: "same-statement", label: "Also quotes", detail: "statement 1" });
  });

  test("the same event: a press conference only if the statement was made at one", () => {
    const other = candidate("other", { statements: [theirs("x", { eventId: briefing.id })] });
    const at = (atPressConference: boolean) =>
      story({ statements: [said(1, { event: briefing, atPressConference })] });
    expect(reasonFor(at(true), other)).toEqual({
      kind: "same-event",
      label: "Same press conference",
      detail: "",
    });
    expect(reasonFor(at(false), other)).toEqual({
      kind: "same-event",
      label: "Same event:",
      detail: briefing.name,
    });
  });

  test("statements without an event: not the same event", () => {
    expect(
      reasonFor(story({ statements: [said(1)] }), candidate("other", { statements: [theirs("x")] })),
    ).toBeNull();
  });

  test("the same source: named", () => {
    const other = candidate("other", { statements: [theirs("x", { sourceIds: [minutes.id] })] });
    const reason = reasonFor(story({ statements: [said(1, { sources: [minutes] })] }), other);
    expect(reason).toEqual({ kind: "same-source", label: "Same source:", detail: minutes.name });
  });

  test("the same speaker: with a shared topic stronger than without", () => {
    const subject = story({ topics: [harbour], statements: [said(1, { speakers: [vane] })] });
    const statements = [theirs("x", { speakerIds: [vane.id] })];
    expect(reasonFor(subject, candidate("a", { statements, topicIds: [harbour.id] }))?.kind).toBe(
      "same-speaker-topic",
    );
    expect(reasonFor(subject, candidate("b", { statements }))).toEqual({
      kind: "shared-people",
      label: "Also quotes",
      detail: vane.name,
    });
  });

  test("the same topic: named", () => {
    const reason = reasonFor(story({ topics: [harbour] }), candidate("other", { topicIds: [harbour.id] }));
    expect(reason).toEqual({ kind: "same-topic", label: "Topic:", detail: harbour.name });
  });

  test("no tie: not related", () => {
    expect(rankRelated(story({ topics: [harbour] }), [candidate("other")])).toEqual([]);
  });
});

describe("rankRelated", () => {
  test("one candidate for each reason: strongest first", () => {
    const subject = story({
      topics: [harbour],
      statements: [said(1, { speakers: [vane], event: briefing, sources: [minutes] })],
    });
    const inOrder = [
      candidate("continues", { picks: [{ storyId: "subject", reason: "Earlier in this story" }] }),
      candidate("replies", {
        statements: [theirs("x", { replies: [{ statementId: "s1", relation: "replies-to" }] })],
      }),
      candidate("same-statement", { statements: [theirs("s1")] }),
      candidate("same-event", { statements: [theirs("y", { eventId: briefing.id })] }),
      candidate("same-source", { statements: [theirs("z", { sourceIds: [minutes.id] })] }),
      candidate("same-speaker-topic", {
        topicIds: [harbour.id],
        statements: [theirs("v", { speakerIds: [vane.id] })],
      }),
      candidate("shared-people", { statements: [theirs("w", { speakerIds: [vane.id] })] }),
      candidate("same-topic", { topicIds: [harbour.id] }),
    ];
    const related = rankRelated(subject, inOrder.toReversed(), inOrder.length);
    expect(related.map(({ id }) => id)).toEqual(inOrder.map(({ id }) => id));
    expect(related.map(({ reason }) => reason.kind)).toEqual(inOrder.map(({ id }) => id));
  });

  test("equal reasons: newest first, then by id", () => {
    const on = (id: string, publishedAt: string) => candidate(id, { topicIds: [harbour.id], publishedAt });
    const related = rankRelated(story({ topics: [harbour] }), [
      on("b", "2031-05-01T09:00:00Z"),
      on("a", "2031-05-01T09:00:00.000Z"),
      on("c", "2031-05-02T09:00:00Z"),
    ]);
    expect(related.map(({ id }) => id)).toEqual(["c", "a", "b"]);
  });

  test("picks: first, in the editor's order and words; an unpublished one is left out", () => {
    const picks = [
      { storyId: "p2", reason: "Where it began" },
      { storyId: "unpublished", reason: "Soon" },
      { storyId: "p1", reason: "Background" },
    ];
    const others = [candidate("p1"), candidate("p2"), candidate("t", { topicIds: [harbour.id] })];
    const related = rankRelated(story({ topics: [harbour], picks }), others);
    expect(related.map(({ id, reason }) => [id, reason.label])).toEqual([
      ["p2", "Where it began"],
      ["p1", "Background"],
      ["t", "Topic:"],
    ]);
  });

  test("a hidden story: absent, even if it is also picked", () => {
    const subject = story({
      topics: [harbour],
      hidden: ["h"],
      picks: [{ storyId: "h", reason: "Background" }],
    });
    expect(rankRelated(subject, [candidate("h", { topicIds: [harbour.id] })])).toEqual([]);
  });
});

describe("any candidates", () => {
  const id = fc.constantFrom("subject", "a", "b", "c", "d", "e", "f", "g");
  const statementId = fc.constantFrom("s1", "s2", "s3", "s4");
  const reply = fc.record({ statementId, relation: fc.constantFrom(...RELATIONS) });
  const pick = fc.record({ storyId: id, reason: fc.constantFrom("Earlier in this story", "Background") });
  const candidates = fc.array(
    fc
      .record({
        id,
        topicIds: fc.subarray(["topic-harbour", "topic-ferries"]),
        picks: fc.array(pick, { maxLength: 2 }),
        publishedAt: fc.constantFrom("2031-05-01T09:00:00Z", "2031-05-02T09:00:00Z"),
        statements: fc.array(
          fc.record({
            id: statementId,
            speakerIds: fc.subarray([vane.id, "someone-else"]),
            eventId: fc.constantFrom(null, briefing.id),
            sourceIds: fc.subarray([minutes.id]),
            replies: fc.array(reply, { maxLength: 2 }),
          }),
          { maxLength: 3 },
        ),
      })
      .map((ties) => candidate(ties.id, ties)),
    { maxLength: 12 },
  );
  const subjects = fc
    .record({ picks: fc.array(pick, { maxLength: 4 }), hidden: fc.array(id, { maxLength: 2 }) })
    .map((ties) =>
      story({
        ...ties,
        topics: [harbour],
        statements: [said(1, { speakers: [vane], event: briefing, sources: [minutes] }), said(2)],
      }),
    );

  test("at most five, never itself, nothing hidden, nothing twice, always with a reason", () => {
    fc.assert(
      fc.property(subjects, candidates, (subject, others) => {
        const related = rankRelated(subject, others);
        const ids = related.map((one) => one.id);
        expect(related.length).toBeLessThanOrEqual(MAX_RELATED);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain(subject.id);
        expect(ids.filter((one) => subject.hidden.includes(one))).toEqual([]);
        expect(related.every(({ reason }) => reason.label !== "")).toBe(true);
      }),
    );
  });

  test("picks before all others", () => {
    fc.assert(
      fc.property(subjects, candidates, (subject, others) => {
        const kinds = rankRelated(subject, others).map(({ reason }) => reason.kind === "pick");
        expect(kinds).toEqual(kinds.toSorted((one, other) => Number(other) - Number(one)));
      }),
    );
  });

  test("another order of distinct candidates: the same answer", () => {
    fc.assert(
      fc.property(subjects, candidates, (subject, others) => {
        const distinct = [...new Map(others.map((other) => [other.id, other])).values()];
        expect(rankRelated(subject, distinct.toReversed())).toEqual(rankRelated(subject, distinct));
      }),
    );
  });
});
