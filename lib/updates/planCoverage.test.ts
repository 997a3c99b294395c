import { describe, expect, test } from "vitest";
import { applied } from "../../sanity/updates/fixtures/applied.ts";
import { DRAFT, minute, NOW, PUBLISHED } from "./fixtures/runningStory.ts";
import {
  type CoverageChange,
  type CoveragePlan,
  planCoverageEnd,
  planCoverageStart,
} from "./planCoverage.ts";

const AT = "2031-07-27T20:00:00Z";
const started = { _type: "coverage", state: "running", start: minute("2031-07-27T14:00:00Z") };
const ended = { ...started, state: "ended", end: minute("2031-07-27T19:00:00Z") };

const change = (more: Partial<CoverageChange> = {}): CoverageChange => ({
  ...{ published: PUBLISHED, draft: DRAFT, at: AT, now: NOW },
  ...more,
});
const withCoverage = (coverage: unknown) => ({ ...PUBLISHED, coverage });

function both(plan: CoveragePlan): readonly unknown[] {
  if (plan.kind !== "change") throw new Error(JSON.stringify(plan));
  const [published, draft] = [applied(PUBLISHED, plan.mutations), applied(DRAFT, plan.mutations)];
  expect({ ...published, coverage: PUBLISHED.coverage }).toEqual(PUBLISHED);
  expect({ ...draft, coverage: DRAFT.coverage }).toEqual(DRAFT);
  return [published.coverage, draft.coverage];
}

function codes(plan: CoveragePlan): readonly string[] {
  return plan.kind === "refused" ? plan.problems.map(({ code }) => code) : [plan.kind];
}

describe("planCoverageStart", () => {
  test.each([[undefined], [{ state: "none" }]])(
    "%j: runs from the time given, in both versions",
    (coverage) => {
      const running = { ...started, start: minute(AT) };
      expect(both(planCoverageStart(change({ published: withCoverage(coverage) })))).toEqual([
        running,
        running,
      ]);
    },
  );

  test("ended: goes on from its first start, without an end", () => {
    const again = change({ published: withCoverage(ended), at: null });
    expect(both(planCoverageStart(again))).toEqual([started, started]);
    expect(planCoverageStart(again)).toMatchObject({ moment: started.start });
    expect(planCoverageStart({ ...again, at: AT })).toMatchObject({
      problems: [
        {
          code: "coverage-goes-on",
          sentence:
            "The coverage goes on from when it began (July 27, 2031, 10:00\u00A0am EDT). Leave the time out.",
        },
      ],
    });
  });

  test("running, unpublished, or at a time to come: refused", () => {
    expect(planCoverageStart(change())).toEqual({
      kind: "refused",
      problems: [
        {
          code: "coverage-running",
          field: "coverage",
          sentence:
            "The coverage is running already (July 27, 2031, 10:00\u00A0am EDT). Publish updates, or end it.",
        },
      ],
    });
    expect(codes(planCoverageStart(change({ published: null })))).toEqual(["story-not-published"]);
    const later = change({ published: withCoverage({}), at: "2031-07-27T21:01:00Z" });
    expect(codes(planCoverageStart(later))).toEqual(["update-time-to-come"]);
  });
});

describe("planCoverageEnd", () => {
  test("running: ended at the time given, in both versions", () => {
    const over = { ...started, state: "ended", end: minute(AT) };
    expect(both(planCoverageEnd(change()))).toEqual([over, over]);
  });

  test("a start that is changed in the draft only: stays there", () => {
    const start = minute("2031-07-27T13:00:00Z");
    const plan = planCoverageEnd(change({ draft: { ...DRAFT, coverage: { ...started, start } } }));
    const over = { ...started, state: "ended", end: minute(AT) };
    expect(both(plan)).toEqual([over, { ...over, start }]);
  });

  test("not running, ended, unpublished: refused", () => {
    expect(codes(planCoverageEnd(change({ published: withCoverage({}) })))).toEqual(["coverage-not-running"]);
    expect(codes(planCoverageEnd(change({ published: withCoverage(ended) })))).toEqual([
      "coverage-not-running",
    ]);
    expect(codes(planCoverageEnd(change({ published: null })))).toEqual(["story-not-published"]);
  });

  test("before it began, before its newest update, or to come: refused", () => {
    expect(codes(planCoverageEnd(change({ at: "2031-07-27T13:00:00Z" })))).toEqual(["time-before-coverage"]);
    expect(planCoverageEnd(change({ at: "2031-07-27T18:00:00Z" }))).toMatchObject({
      problems: [
        {
          code: "time-before-update",
          sentence:
            "The coverage can’t end at July 27, 2031, 2:00\u00A0pm EDT, before its update “Headline of u2”. Choose a later time.",
        },
      ],
    });
    expect(codes(planCoverageEnd(change({ at: "2031-07-27T21:01:00Z" })))).toEqual(["update-time-to-come"]);
  });
});
