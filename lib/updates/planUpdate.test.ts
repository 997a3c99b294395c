import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applied } from "../../sanity/updates/fixtures/applied.ts";
import { itemsIn, type StoredDocument, type StoredItem, textIn } from "../storedDocument.ts";
import {
  block,
  captainSays,
  DRAFT,
  minute,
  PUBLISHED,
  statement,
  stored,
  toPublish,
  UPDATE,
} from "./fixtures/runningStory.ts";
import { insertion, type NewUpdate, planUpdate, type UpdateToPublish } from "./planUpdate.ts";

function published(more: Partial<UpdateToPublish> = {}) {
  const plan = planUpdate(toPublish(more));
  if (plan.kind !== "publish") throw new Error(JSON.stringify(plan));
  return plan;
}

function problems(update: Partial<NewUpdate>, more: Partial<UpdateToPublish> = {}): readonly string[] {
  const plan = planUpdate(toPublish({ update: { ...UPDATE, ...update }, ...more }));
  return plan.kind === "refused"
    ? plan.problems.map(({ code, field, sentence }) => `${code} ${field}: ${sentence}`)
    : [plan.kind];
}

const keysOf = (story: StoredDocument) => itemsIn(story, "updates").map(({ _key }) => _key);
const around = toPublish().around;

describe("planUpdate", () => {
  test("a running story with a draft: one guarded patch of each, the update newest last", () => {
    const { mutations, update, warnings } = published({
      update: { ...UPDATE, isKey: true, author: "ines-holm" },
    });
    expect(warnings).toEqual([]);
    expect(update).toEqual({
      _type: "update",
      _key: "u3",
      at: minute("2031-07-27T20:05:00Z"),
      headline: "The captain answers",
      body: UPDATE.body,
      isKey: true,
      author: { _type: "reference", _ref: "ines-holm" },
    });
    const insert = { after: "updates[-1]", items: [update] };
    expect(mutations).toEqual(
      [
        { id: "story-doral", ifRevisionID: "rev-published" },
        { id: "drafts.story-doral", ifRevisionID: "rev-draft" },
      ].map((guard) => ({ patch: { ...guard, setIfMissing: { updates: [] }, insert } })),
    );
  });

  test("no draft, and no updates yet: the published story alone, with its first", () => {
    const { updates: _none, ...story } = PUBLISHED;
    const { mutations } = published({ published: story, draft: null });
    expect(mutations).toHaveLength(1);
    expect(keysOf(applied(story, mutations))).toEqual(["u3"]);
  });

  test("a statement made in place, and published since: a strong reference", () => {
    const quote = {
      _type: "reference",
      _ref: "okoro-safe",
      _weak: true,
      _strengthenOnPublish: { type: "quote" },
    };
    const body = [{ _type: "statement", _key: "b1", quote }];
    expect(published({ update: { ...UPDATE, body } }).update.body).toEqual([statement("b1", "okoro-safe")]);
  });

  test("an earlier time: at its place in both versions", () => {
    const { mutations } = published({ update: { ...UPDATE, at: "2031-07-27T17:00:00Z" } });
    expect(keysOf(applied(PUBLISHED, mutations))).toEqual(["u1", "u3", "u2"]);
    expect(keysOf(applied(DRAFT, mutations))).toEqual(["u1", "u3", "u2"]);
  });

  test("the minute of another: after it, whatever the seconds", () => {
    const { mutations } = published({ update: { ...UPDATE, at: "2031-07-27T16:05:00Z" } });
    expect(keysOf(applied(PUBLISHED, mutations))).toEqual(["u1", "u3", "u2"]);
  });

  test("published already: what is there, also after the end of the coverage and with a faulty text", () => {
    const ended = { ...PUBLISHED, coverage: { state: "ended" } };
    const update = { ...UPDATE, key: "u1", headline: "" };
    expect(planUpdate(toPublish({ published: ended, update }))).toEqual({
      kind: "already-published",
      update: stored("u1", "2031-07-27T16:05:10Z"),
    });
  });

  test("words between quotation marks, a link to an address: warnings", () => {
    const link = {
      ...block("b2", "He said it here."),
      markDefs: [{ _type: "link", _key: "l1", href: "https://port-ellis.example/" }],
    };
    const body = [block("b1", "He said “this is a long quotation indeed” today."), link];
    expect(
      published({ update: { ...UPDATE, body } }).warnings.map(({ code, field }) => [code, field]),
    ).toEqual([
      ["quotation-without-statement", "body"],
      ["link-without-source", "body"],
    ]);
  });

  test("faults elsewhere in the story: none of the update's", () => {
    expect(textIn(PUBLISHED, "standfirst")).toBe("");
    expect(problems({})).toEqual(["publish"]);
  });
});

describe("planUpdate refuses", () => {
  test.each<[string, Partial<NewUpdate>, string]>([
    ["no headline", { headline: "  " }, "update-incomplete headline: An update has no headline. Write one."],
    [
      "a long headline",
      { headline: "x".repeat(121) },
      `headline-too-long headline: The headline of the update “${"x".repeat(121)}” has 121 characters; 120 is the most. Shorten it.`,
    ],
    [
      "no text",
      { body: [] },
      "update-incomplete body: The update “The captain answers” has no text. Write it.",
    ],
    [
      "nothing but space",
      { body: [block("b1", " ")] },
      "update-incomplete body: The update “The captain answers” has no text. Write it.",
    ],
    [
      "a statement that is a draft",
      { body: [statement("b1", "nobody")] },
      "statement-unpublished body: The statement nobody is not there any more. Choose another one, or take it out of the story.",
    ],
    [
      "a time to come",
      { at: "2031-07-27T21:00:01Z" },
      "update-time-to-come at: The time July 27, 2031, 5:00\u00A0pm EDT is still to come: it is July 27, 2031, 5:00\u00A0pm EDT now. Choose one that is not.",
    ],
    [
      "a time before the coverage",
      { at: "2031-07-27T13:59:59Z" },
      "time-before-coverage at: The time of the update, July 27, 2031, 9:59\u00A0am EDT, is before the coverage began (July 27, 2031, 10:00\u00A0am EDT). Choose a later one.",
    ],
    [
      "a time that is none",
      { at: "noon" },
      "time-unreadable at: The time “noon” can’t be read. Write a UTC instant, such as 2016-07-27T16:16:02Z.",
    ],
    [
      "an author who isn't there",
      { author: "nobody" },
      "reference-unpublished author: nobody, which “updates” refers to, is not there any more. Choose another one, or take it out.",
    ],
  ])("%s", (_name, update, problem) => {
    expect(problems(update)).toEqual([problem]);
  });

  test.each([
    ["held", { status: "held" }, "statement-held", "is held. Release it, or take it out of the story."],
    ["not checked", { check: undefined }, "check-missing", "In Dele Okoro, “She is safe.”: "],
  ])("a statement that is %s, also where the story carries it already", (_name, more, code, words) => {
    const carrying = { ...PUBLISHED, body: [...itemsIn(PUBLISHED, "body"), statement("s1", "okoro-safe")] };
    for (const story of [PUBLISHED, carrying]) {
      const [problem, ...others] = problems(
        {},
        { published: story, around: { ...around, statements: captainSays(more) } },
      );
      expect(others).toEqual([]);
      expect(problem).toContain(`${code} body: `);
      expect(problem).toContain(words);
    }
  });

  test("a story that isn't published, one that isn't running, one that has ended", () => {
    expect(problems({}, { published: null })).toEqual([
      "story-not-published story: The story is not published. Publish it, then publish the update.",
    ]);
    const withCoverage = (coverage: object) => problems({}, { published: { ...PUBLISHED, coverage } });
    expect(withCoverage({})).toEqual([
      "coverage-not-running coverage: This story is no running one. Start its coverage first.",
    ]);
    expect(withCoverage({ state: "ended" })).toEqual([
      "coverage-not-running coverage: The coverage of this story has ended. Start it again, or write the update into the story.",
    ]);
  });

  test("a draft that is running: asks the published story", () => {
    const story = { ...PUBLISHED, coverage: { state: "none" } };
    expect(problems({}, { published: story })[0]).toContain("coverage-not-running");
  });
});

/** Minutes of the day that the clocks of Doral go back, 1 am EDT to 2 am EST among them. */
const instant = fc
  .integer({ min: 0, max: 20 * 60 * 60 })
  .map((seconds) => new Date(Date.parse("2031-11-02T00:00:00Z") + seconds * 1000).toISOString());
const textValue = fc.oneof(fc.string(), fc.constant("“ö” \u2028 𝄞"));

describe("planUpdate, whatever is stored", () => {
  test("updates in any order of arrival: ordered by the minute, those of one minute as they came", () => {
    fc.assert(
      fc.property(fc.array(instant, { maxLength: 12 }), (instants) => {
        let story: StoredDocument = { ...PUBLISHED, updates: [], coverage: { state: "running" } };
        for (const [index, at] of instants.entries()) {
          const update = { ...UPDATE, key: `n${index}`, at };
          const now = new Date("2031-11-03T00:00:00Z");
          const plan = planUpdate({ ...toPublish(), published: story, draft: null, update, now });
          if (plan.kind !== "publish") throw new Error(JSON.stringify(plan));
          story = { ...applied(story, plan.mutations), _rev: "rev-published" };
        }
        const minuteOf = (at: string) => at.slice(0, 16);
        const expected = instants
          .map((at, index) => ({ at, key: `n${index}` }))
          .toSorted((one, other) =>
            minuteOf(one.at) < minuteOf(other.at) ? -1 : Number(minuteOf(one.at) > minuteOf(other.at)),
          );
        expect(keysOf(story)).toEqual(expected.map(({ key }) => key));
      }),
      { numRuns: 50 },
    );
  });

  test("published twice: once in both versions, and the second time nothing is sent", () => {
    fc.assert(
      fc.property(instant, fc.boolean(), (at, hasDraft) => {
        const story = { ...PUBLISHED, coverage: { state: "running" } };
        const asked = {
          ...toPublish({ published: story, draft: hasDraft ? DRAFT : null }),
          update: { ...UPDATE, at },
          now: new Date("2031-11-03T00:00:00Z"),
        };
        const first = planUpdate(asked);
        if (first.kind !== "publish") throw new Error(JSON.stringify(first));
        const after = applied(story, first.mutations);
        expect(keysOf(after).filter((key) => key === "u3")).toEqual(["u3"]);
        expect(planUpdate({ ...asked, published: after })).toEqual({
          kind: "already-published",
          update: first.update,
        });
        expect(insertion(applied(DRAFT, insertion(DRAFT, first.update)), first.update)).toEqual([]);
      }),
    );
  });

  test("a draft with any other edits: every one of them stays, and none is published", () => {
    const edits = fc.record(
      {
        headline: textValue,
        standfirst: textValue,
        body: fc.array(
          fc.record({
            _key: fc.stringMatching(/^[a-f0-9]{1,6}$/),
            _type: fc.constant("block"),
            x: fc.jsonValue(),
          }),
        ),
        updates: fc.array(
          fc.record({ _key: fc.constantFrom("a", "b", "c"), headline: textValue, at: instant.map(minute) }),
        ),
        unknown: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(edits, (edit) => {
        const draft: StoredDocument = JSON.parse(JSON.stringify({ ...DRAFT, ...edit }));
        const { mutations, update } = published({ draft });
        const { updates: after, ...others } = applied(draft, mutations);
        const { updates: before, ...kept } = draft;
        expect(JSON.stringify(others)).toBe(JSON.stringify(kept));
        const rest = (after as StoredItem[]).filter(({ _key }) => _key !== update._key);
        expect(JSON.stringify(rest)).toBe(JSON.stringify(before ?? []));
        const { updates: _some, ...story } = applied(PUBLISHED, mutations);
        const { updates: _fewer, ...asBefore } = PUBLISHED;
        expect(story).toEqual(asBefore);
      }),
      { numRuns: 60 },
    );
  });
});
