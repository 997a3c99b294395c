import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestLake, type TestLake } from "../lake/http/testLake.ts";
import { findQuoted, findStatements, loadStatements, type StatementSearch } from "./findStatements.ts";
import { PORT_ELLIS, quote, ref } from "./fixtures/portEllis.ts";

const ANYTHING: StatementSearch = { words: "", speaker: "", from: "", to: "" };
const day = (date: string) => ({
  saidAt: { date, precision: "day", bound: "exact", zone: "America/Halifax" },
});

let lake: TestLake;

beforeAll(async () => {
  lake = await startTestLake();
  const transaction = lake.client("administrator").transaction();
  const editor = { _id: "secret-editor", _type: "person", name: "Ada Quill" };
  const statements = [
    quote("lamp", "The lamp -- all of it -- stays, and the lamp burns.", day("2032-01-01")),
    quote("lamp-once", "One lamp burns.", day("2032-02-10")),
    quote("lamp-held", "The lamp is held back.", { ...day("2032-03"), status: "held" }),
    quote("mast-soon", "The mast goes up.", { ...day("2032-03-02"), publishAt: "2999-01-01T00:00:00Z" }),
    quote("lamp-edited", "The old words.", day("2032-04-01")),
    { ...quote("lamp-edited", "The lamp as it is edited.", day("2032-04-01")), _id: "drafts.lamp-edited" },
    {
      ...quote("lamp-draft", "A lamp nobody published.", { check: { state: "not-checked", against: [] } }),
      _id: "drafts.lamp-draft",
    },
    { _id: "drafts.lamp-bare", _type: "quote", text: "A lamp without a speaker." },
    quote("lamp-unnamed", "A lamp, they said.", {
      speaker: undefined,
      unnamed: { description: "a keeper of lamps", reason: "Fear", knownTo: [ref("ines-holm", "k")] },
    }),
  ];
  for (const document of [editor, ...PORT_ELLIS, ...statements]) transaction.createOrReplace(document);
  await transaction.commit();
});
afterAll(() => lake.close());

async function idsOf(search: Partial<StatementSearch>): Promise<readonly string[]> {
  const found = await findStatements(lake.client("editor"), { ...ANYTHING, ...search });
  return found.map(({ id }) => id);
}

describe("findStatements", () => {
  test("words: finds drafts too, each statement once, those with more of the words first", async () => {
    const ids = await idsOf({ words: "lamp" });
    expect(ids[0]).toBe("lamp");
    expect(ids.toSorted()).toEqual([
      "lamp",
      "lamp-bare",
      "lamp-draft",
      "lamp-edited",
      "lamp-held",
      "lamp-once",
      "lamp-unnamed",
    ]);
  });

  test("a word that isn't finished: finds what begins with it", async () => {
    expect(await idsOf({ words: "lamp burn" })).toEqual(["lamp", "lamp-once"]);
  });

  test("a speaker: is found by name, and one who isn't named by the description", async () => {
    expect(await idsOf({ words: "lamp", speaker: "vane" })).toContain("lamp");
    expect(await idsOf({ words: "lamp", speaker: "vane" })).not.toContain("lamp-unnamed");
    expect(await idsOf({ speaker: "keeper" })).toEqual(["lamp-unnamed"]);
  });

  test("dates: both days count, and a month counts where it holds the first day", async () => {
    expect(await idsOf({ from: "2032-02-10", to: "2032-02-10" })).toEqual(["lamp-once"]);
    expect(await idsOf({ from: "2032-03-15", to: "2032-03-20" })).toEqual(["lamp-held"]);
    expect(await idsOf({ words: "lamp", to: "2032-01-01", from: "2031-12-31" })).toEqual(["lamp"]);
  });

  test("nothing: finds the latest", async () => {
    expect((await idsOf({}))[0]).toBe("lamp-edited");
  });
});

describe("a found statement", () => {
  async function load(id: string) {
    const [statement] = await loadStatements(lake.client("editor"), [id]);
    return statement;
  }

  test("published: is as readers see it", async () => {
    expect(await load("lamp")).toMatchObject({
      isPublished: true,
      isHeld: false,
      isChecked: true,
      speakerName: "Mara Vane",
      record: { roleAtTime: "Mayor of Port Ellis" },
    });
  });

  test("published, with a draft: has the draft's words and is published", async () => {
    expect(await load("lamp-edited")).toMatchObject({ isPublished: true, text: "The lamp as it is edited." });
  });

  test("never published: is not, and isn't checked", async () => {
    expect(await load("lamp-draft")).toMatchObject({ isPublished: false, isChecked: false });
  });

  test("held: has its words for editors, and nothing for readers", async () => {
    expect(await load("lamp-held")).toMatchObject({
      isHeld: true,
      text: "The lamp is held back.",
      record: null,
    });
  });

  test("embargoed: has its words for editors, and nothing for readers", async () => {
    expect(await load("mast-soon")).toMatchObject({
      isHeld: false,
      isEmbargoed: true,
      text: "The mast goes up.",
      record: null,
    });
    expect(await load("lamp-held")).toMatchObject({ isEmbargoed: false });
  });

  test("without a speaker: has nothing for readers", async () => {
    expect(await load("lamp-bare")).toMatchObject({ speakerName: null, record: null });
  });
});

describe("findQuoted", () => {
  test("words that a statement has: gives it, with the words as it has them", async () => {
    const passage = "The lamp — all of it — stays";
    const quoted = await findQuoted(lake.client("editor"), [passage, "words of nobody"]);
    expect([...quoted.keys()]).toEqual([passage]);
    expect(quoted.get(passage)).toMatchObject({
      statement: { id: "lamp" },
      excerpt: "The lamp -- all of it -- stays",
    });
  });

  test("words of an embargoed statement: give it", async () => {
    const quoted = await findQuoted(lake.client("editor"), ["The mast goes up"]);
    expect(quoted.get("The mast goes up")).toMatchObject({ statement: { id: "mast-soon" } });
  });

  test("words of a held statement: give none", async () => {
    expect((await findQuoted(lake.client("editor"), ["The lamp is held back"])).size).toBe(0);
  });

  test("no words: asks nothing", async () => {
    const client = { fetch: () => Promise.reject(new Error("was asked")) };
    expect((await findQuoted(client, ["…"])).size).toBe(0);
  });
});
