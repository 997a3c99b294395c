import { describe, expect, test } from "vitest";
import { loadCorrections, loadNewestCorrections } from "./corrections.ts";
import type { Damage } from "./damage.ts";
import {
  article,
  PORT_ELLIS,
  quote,
  ref,
  SECRETS,
  type StoredDocument,
  statement,
} from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";

type Asked = Parameters<typeof loadCorrections>[1];

async function load(documents: readonly StoredDocument[], asked: Partial<Asked> = {}) {
  const damages: Damage[] = [];
  const lake = queryLake(documents);
  const found = await loadCorrections(
    lake.client,
    { of: null, archive: null, ...asked },
    { warn: (damage) => damages.push(damage) },
  );
  return { found, damages, asked: lake.asked };
}

function correction(key: string, at: string, kind = "correction") {
  return { _type: "correction", _key: key, at, kind, now: "b", where: "c", note: `Note ${key}.` };
}

const words = quote("okoro-words", "She is safe.", {
  speaker: ref("dele-okoro"),
  corrections: [correction("w", "2031-05-03T10:00:00Z", "refile")],
});
const carrier = article("story-carrier", "carrier", { body: [statement("s", "okoro-words")] });
const keys = ({ found }: Awaited<ReturnType<typeof load>>) =>
  found?.page.corrections.map(({ correction: { key } }) => key);

describe("loadCorrections", () => {
  test("of stories and of statements: by date, each with its place, in two queries", async () => {
    const { found, damages, asked } = await load([...PORT_ELLIS, words, carrier]);
    expect(damages).toEqual([]);
    expect(found?.page.corrections).toEqual([
      {
        correction: {
          key: "w",
          at: "2031-05-03T10:00:00Z",
          kind: "refile",
          was: null,
          now: "b",
          where: "c",
          note: "Note w.",
        },
        of: {
          kind: "statement",
          statementId: "okoro-words",
          speaker: { kind: "person", id: "dele-okoro", name: "Dele Okoro", slug: "dele-okoro" },
          story: { headline: "Headline of carrier", slug: "carrier" },
        },
      },
      expect.objectContaining({
        of: {
          kind: "story",
          story: {
            headline: "Port Ellis keeps its ferry in the harbour for June",
            slug: "ferry-will-not-sail",
          },
        },
      }),
    ]);
    expect(found?.page.counts).toEqual({ correction: 1, clarification: 0, refile: 1, withdrawal: 0 });
    expect(found?.ids).toEqual(expect.arrayContaining(["okoro-words", "story-carrier", "story-ferry"]));
    expect(asked).toHaveLength(2);
  });

  test("one kind: those alone, and how many there are of each", async () => {
    const loaded = await load([...PORT_ELLIS, words, carrier], { of: "refile" });
    expect(keys(loaded)).toEqual(["w"]);
    expect(loaded.found?.page.counts.correction).toBe(1);
    expect((await load([...PORT_ELLIS], { of: "withdrawal" })).found?.page.corrections).toEqual([]);
  });

  test.each([
    ["that no story carries", [words]],
    ["that only an embargoed story carries", [words, { ...carrier, publishAt: "2099-01-01T00:00:00Z" }]],
    ["that is held", [{ ...words, status: "held" }, carrier]],
    ["of a status that nobody knows", [{ ...words, status: "legal-hold" }, carrier]],
  ])("a statement %s: not a word of it, and not counted", async (_, documents) => {
    const { found } = await load([...PORT_ELLIS.filter(({ _id }) => _id !== "story-ferry"), ...documents]);
    expect(found?.page).toEqual({
      of: null,
      archive: null,
      counts: { correction: 0, clarification: 0, refile: 0, withdrawal: 0 },
      corrections: [],
    });
    expect(found?.ids).toEqual([]);
  });

  test("a statement whose speaker is not named: stays so", async () => {
    const unnamed = {
      ...words,
      speaker: ref("identity"),
      unnamed: {
        description: "a member of the crew",
        reason: "Fear.",
        editorsWhoKnow: ["SECRET-EDITOR-NAME"],
      },
    };
    const { found } = await load([...PORT_ELLIS, unnamed, carrier]);
    expect(found?.page.corrections[0]?.of).toMatchObject({ speaker: { kind: "unnamed", editorsWhoKnow: 1 } });
    const everything = JSON.stringify(found);
    for (const secret of SECRETS) expect(everything).not.toContain(secret);
    expect(everything).not.toContain("identity");
  });

  test("45 corrections: 25 on the front, the oldest 20 on page 1, at the same moment in one order", async () => {
    const many = Array.from({ length: 45 }, (_, hour) =>
      correction(
        `k${String(hour).padStart(2, "0")}`,
        new Date(Date.UTC(2031, 3, 1, hour >> 1)).toISOString(),
      ),
    );
    const documents = [article("story-many", "many", { corrections: many })];
    const [front, first, beyond] = await Promise.all(
      [null, 1, 2].map((archive) => load(documents, { archive })),
    );
    expect(front && keys(front)).toHaveLength(25);
    expect(first && keys(first)).toEqual(
      many
        .slice(0, 20)
        .map(({ _key }) => _key)
        .reverse(),
    );
    expect(beyond?.found).toBeNull();
  });

  test("a damaged correction: left out, the warning names it", async () => {
    const broken = article("story-broken", "broken", {
      corrections: [correction("x", "yesterday"), correction("y", "2031-05-04T10:00:00Z")],
    });
    const loaded = await load([...PORT_ELLIS, broken]);
    expect(keys(loaded)).toEqual(["y", "k1"]);
    expect(loaded.damages).toContainEqual(
      expect.objectContaining({ documentId: "story-broken", path: 'corrections[_key=="x"].at' }),
    );
  });
});

test("loadNewestCorrections: those of the front, newest first, by the document that was corrected", async () => {
  const lake = queryLake([...PORT_ELLIS, words, carrier]);
  const { corrections, ids } = await loadNewestCorrections(lake.client);
  expect(corrections[0]).toMatchObject({
    documentId: "okoro-words",
    listed: { correction: { key: "w" }, of: { kind: "statement", story: { slug: "carrier" } } },
  });
  const dates = corrections.map(({ listed }) => listed.correction.at);
  expect(dates.length).toBeGreaterThan(1);
  expect(dates).toEqual(dates.toSorted().reverse());
  expect(ids).toEqual(expect.arrayContaining(["okoro-words", "story-carrier"]));
});
