import { describe, expect, test } from "vitest";
import { correctedBadge, heldBadge, neverPublishedBadge, notCheckedBadge, runningBadge } from "./badges.ts";

type Props = Parameters<typeof heldBadge>[0];

const stamps = { _rev: "r", _createdAt: "2031-01-01T00:00:00Z", _updatedAt: "2031-01-01T00:00:00Z" };
const document = (fields: object | null) => fields && { _id: "x", _type: "article", ...stamps, ...fields };
/** What the Studio gives a badge, as far as badges read it. */
const versions = (published: object | null, draft: object | null = null) =>
  ({ published: document(published), draft: document(draft) }) as unknown as Props;

describe("badges", () => {
  test("held: as readers have it, whatever the draft says", () => {
    expect(
      heldBadge(versions({ status: "held", statusNote: "Until the verdict." }, { status: "live" })),
    ).toEqual({
      label: "Held",
      title: "Until the verdict.",
      color: "danger",
    });
    expect(heldBadge(versions({ status: "live" }, { status: "held" }))).toBeNull();
  });

  test("not yet checked: as the draft has it", () => {
    const unchecked = { check: { state: "not-checked" } };
    const checked = { check: { state: "word-for-word" } };
    expect(notCheckedBadge(versions(checked, unchecked))?.label).toBe("Not yet checked");
    expect(notCheckedBadge(versions(unchecked, checked))).toBeNull();
  });

  test("corrected: how often readers were told", () => {
    const corrections = [{ _key: "a" }, { _key: "b" }];
    expect(correctedBadge(versions({ corrections }))?.label).toBe("Corrected 2");
    expect(correctedBadge(versions(null, { corrections }))).toBeNull();
    expect(correctedBadge(versions({ corrections: [] }))).toBeNull();
  });

  test("running: only while it runs", () => {
    expect(runningBadge(versions({ coverage: { state: "running" } }))?.label).toBe("Running");
    expect(runningBadge(versions({ coverage: { state: "ended" } }))).toBeNull();
  });

  test("never published: not of a story that was taken down", () => {
    expect(neverPublishedBadge(versions(null, {}))?.label).toBe("Never published");
    expect(neverPublishedBadge(versions(null, { publishedAt: "2031-01-01T00:00:00Z" }))).toBeNull();
    expect(neverPublishedBadge(versions({}, {}))).toBeNull();
  });
});
