import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SanityClient } from "@sanity/client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { itemsIn } from "../lib/storedDocument.ts";
import { startTestLake, type TestLake } from "../sanity/lake/http/testLake.ts";
import {
  article,
  day,
  paragraph,
  quote,
  type StoredDocument,
  source,
} from "../sanity/queries/fixtures/portEllis.ts";
import { runUpdateCommand } from "./updateCommand.ts";

const START = { _type: "saidAt", date: "2021-05-01T12:00:00Z", precision: "minute", bound: "exact" };
const RUNNING = article("story-ferry", "ferry", {
  zone: "America/New_York",
  coverage: { _type: "coverage", state: "running", start: START },
});
const DRAFT = { ...RUNNING, _id: "drafts.story-ferry", body: [paragraph("p1", "An unpublished text.")] };
const TEXT = "The captain *answered*.\n\n[statement: vane-no-sailing]\n";
const WORDS = ["--story", "ferry", "--headline", "The captain answers", "--file", "update.md"];

let folder: string;
let lake: TestLake;
let client: SanityClient;
let environment: Record<string, string>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "verbatim-update-"));
  lake = await startTestLake();
  client = lake.client("editor");
  environment = {
    VERBATIM_DATA_DIR: folder,
    LAKE_PORT: new URL(lake.url).port,
    SANITY_API_WRITE_TOKEN: lake.tokens.editor,
  };
  await store(
    { _id: "ines-holm", _type: "person", name: "Ines Holm", slug: { current: "ines-holm" }, staff: true },
    { _id: "mara-vane", _type: "person", name: "Mara Vane", slug: { current: "mara-vane" } },
    { _id: "topic-local", _type: "topic", title: "Local", slug: { current: "local" }, isSection: true },
    { _id: "topic-harbour", _type: "topic", title: "Harbour", slug: { current: "harbour" } },
    source("src-quay-recording"),
    quote("vane-no-sailing", "The ferry will not sail in June.", {
      event: undefined,
      saidAt: day("2021-05-01"),
    }),
  );
});
afterAll(async () => {
  await lake.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  writeFileSync(join(folder, "update.md"), TEXT);
  await client.delete({ query: '*[_type == "article"]' });
  await store(RUNNING, DRAFT);
});

function store(...documents: readonly StoredDocument[]) {
  const stored = documents.map((document): StoredDocument => JSON.parse(JSON.stringify(document)));
  return client.mutate(stored.map((document) => ({ createOrReplace: document })));
}

async function command(...words: readonly string[]): Promise<{ code: number; output: string }> {
  const lines: string[] = [];
  const code = await runUpdateCommand(words, {
    root: join(import.meta.dirname, ".."),
    environment,
    signal: new AbortController().signal,
    print: (line) => lines.push(line),
    folder,
    readInput: async () => "From standard input.",
  });
  return { code, output: lines.join("\n") };
}

async function stored(): Promise<readonly StoredDocument[]> {
  return client.fetch('*[_type == "article"] | order(_id desc)', {}, { perspective: "raw" });
}

describe("npm run update", () => {
  test("an update: published and in the draft, with a receipt", async () => {
    const { code, output } = await command(
      ...[...WORDS, "--at", "2021-05-01T14:05-04:00", "--key-update", "--author", "Ines Holm"],
    );
    const [story, draft] = await stored();
    const [update] = itemsIn(story ?? {}, "updates");
    expect({ code, output }).toEqual({
      code: 0,
      output: [
        "Published: The captain answers",
        `  address      http://127.0.0.1:3000/stories/ferry#update-${update?._key}`,
        "  time         May 1, 2021, 2:05\u00A0pm EDT",
        `  transaction  ${story?._rev}`,
      ].join("\n"),
    });
    expect(update).toMatchObject({
      _key: expect.stringMatching(/^[0-9a-f]{12}$/),
      at: { date: "2021-05-01T18:05:00Z", zone: "America/New_York" },
      isKey: true,
      author: { _ref: "ines-holm" },
      body: [{ _type: "block" }, { _type: "statement", quote: { _ref: "vane-no-sailing" } }],
    });
    expect(draft).toMatchObject({ updates: [update], body: DRAFT.body });
    expect(story?.body).toEqual(RUNNING.body);
  });

  test("sent twice: published once, and the second receipt says so", async () => {
    const first = await command(...WORDS);
    const second = await command(...WORDS);
    const address = /address .*/.exec(first.output)?.[0] ?? "";
    expect(second.code).toBe(0);
    expect(second.output).toContain("Already published: The captain answers");
    expect(second.output).toContain(address);
    expect(second.output).not.toMatch(/transaction|differs/);
    expect((await stored())[0]?.updates).toHaveLength(1);
  });

  test("two processes at once with one idempotency key: published once", async () => {
    const sent = await Promise.all([1, 2].map(() => command(...WORDS, "--idempotency-key", "wire-4711")));
    expect(sent.map(({ output }) => output.split(":")[0]).toSorted()).toEqual([
      "Already published",
      "Published",
    ]);
    expect((await stored()).map(({ updates }) => (updates as unknown[]).length)).toEqual([1, 1]);
  });

  test.each([
    ["words", []],
    ["time", ["--at", "2021-05-01T14:05"]],
    ["importance", ["--key-update"]],
    ["author", ["--author", "Ines Holm"]],
  ])(
    "another %s under the same idempotency key: what is published stays, 1 and said",
    async (what, other) => {
      await command(...WORDS, "--idempotency-key", "wire-4711");
      if (what === "words") writeFileSync(join(folder, "update.md"), "Other words.");
      const { code, output } = await command(...WORDS, "--idempotency-key", "wire-4711", ...other);
      expect(code).toBe(1);
      expect(output).toContain("What is published differs from what was sent, and stays.");
      expect((await stored())[0]?.updates).toHaveLength(1);
    },
  );

  test("other words without a key: another update; the newest last", async () => {
    await command(...WORDS, "--at", "2021-05-01T14:05");
    writeFileSync(join(folder, "update.md"), "Other words.");
    await command(...WORDS, "--at", "2021-05-01T13:05");
    const dates = (await stored()).map(({ updates }) =>
      (updates as { at: { date: string } }[]).map(({ at }) => at.date),
    );
    expect(dates).toEqual(Array(2).fill(["2021-05-01T17:05:00Z", "2021-05-01T18:05:00Z"]));
  });

  test("a dry run: what readers would get and the transaction, and nothing is written", async () => {
    writeFileSync(join(folder, "update.md"), `${TEXT}- [here](https://port-ellis.example/)`);
    const before = await stored();
    const { code, output } = await command(...WORDS, "--dry-run", "--at", "2021-05-01T14:05");
    expect(code).toBe(0);
    expect(output).toContain(
      "  May 1, 2021, 2:05\u00A0pm EDT\n  The captain answers\n\n  The captain answered.",
    );
    expect(output).toContain("  [statement: Mara Vane, “The ferry will not sail in\u00A0…”]");
    expect(output).toContain("  - here <https://port-ellis.example/>");
    expect(output).toContain('transaction\n  {"patch":{"id":"story-ferry","ifRevisionID":');
    expect(output).toContain("Would publish: The captain answers");
    expect(await stored()).toEqual(before);
  });

  test("standard input, and words between quotation marks: published with a warning", async () => {
    const fromInput = await command("--story", "ferry", "--headline", "Input", "--file", "-");
    expect(fromInput.output).toContain("Published: Input");
    writeFileSync(join(folder, "update.md"), "He said “this is a long quotation indeed” today.");
    const { code, output } = await command(...WORDS);
    expect(code).toBe(0);
    expect(output).toContain("  warns    “this is a long quotation indeed” stands between quotation marks");
  });

  test("what blocks: said, exit 1, and nothing is published", async () => {
    writeFileSync(join(folder, "update.md"), "[statement: nobody]");
    const { code, output } = await command(...WORDS, "--at", "2021-05-01T07:59");
    expect(code).toBe(1);
    expect(output).toContain("  blocks   The time of the update, May 1, 2021, 7:59\u00A0am EDT, is before");
    expect(output).toContain("  blocks   The statement nobody is not there any more.");
    expect(output).toContain("Nothing is published: put right what blocks, and repeat the command.");
    expect((await stored())[0]).not.toHaveProperty("updates");
  });

  test("what an update can't hold: named with its line", async () => {
    writeFileSync(join(folder, "update.md"), "Words.\n\n![a](https://a.example/a.jpg)\n");
    await expect(command(...WORDS)).rejects.toMatchObject({
      code: "not-for-an-update",
      message:
        "update.md has what an update can't hold:\n  Line 3: an update can’t have a picture. Take it out, or put it into the story in the Studio.",
    });
  });

  test.each(["viewer", "contributor"] as const)(
    "a %s's token: refused in a sentence, also for a dry run",
    async (role) => {
      environment.SANITY_API_WRITE_TOKEN = lake.tokens[role];
      try {
        for (const words of [WORDS, [...WORDS, "--dry-run"], ["--story", "ferry", "--end-coverage"]]) {
          await expect(command(...words)).rejects.toMatchObject({
            code: "not-allowed",
            message:
              "The content backend refused SANITY_API_WRITE_TOKEN, and nothing is published: set a token with the editor role.",
          });
        }
      } finally {
        environment.SANITY_API_WRITE_TOKEN = lake.tokens.editor;
      }
      expect((await stored())[0]).not.toHaveProperty("updates");
    },
  );

  test.each([
    [["--story", "nowhere", ...WORDS.slice(2)], 'There is no story or statement "nowhere"'],
    [["--story", "vane-no-sailing", ...WORDS.slice(2)], '"vane-no-sailing" is a statement'],
    [["--story", "ferry", "--headline", "x"], "--file is missing."],
    [["--story", "ferry", "--file", "update.md"], "--headline is missing."],
    [WORDS.slice(2), "--story is missing."],
    [[...WORDS, "--idempotency-key", ""], "--idempotency-key is empty"],
    [[...WORDS, "--file", "gone.md"], "--file can't be read"],
    [[...WORDS, "--at", "noon"], "--at: The time “noon” can’t be read."],
    [
      [...WORDS, "--at", "2021-03-14T02:30"],
      "--at: The time “2021-03-14T02:30” doesn’t exist in America/New_York",
    ],
    [[...WORDS, "--author", "Nobody"], "nobody of the staff has this name or id: Ines Holm."],
    [[...WORDS, "--start-coverage"], "--headline doesn't go with --start-coverage"],
    [[...WORDS, "--all"], "--help lists them all."],
  ])("%j: a sentence", async (words, sentence) => {
    await expect(command(...words)).rejects.toThrow(sentence);
  });

  test("a file that isn't UTF-8: refused, and nothing is published", async () => {
    writeFileSync(join(folder, "latin1.md"), Buffer.from("The café is open.", "latin1"));
    await expect(command(...WORDS, "--file", "latin1.md")).rejects.toThrow("--file can't be read");
    expect((await stored())[0]).not.toHaveProperty("updates");
  });

  test("the id of a statement's draft: refused, as of one that isn't published", async () => {
    await store({ ...(await client.getDocument("vane-no-sailing")), _type: "quote", _id: "drafts.secret" });
    writeFileSync(join(folder, "secret.md"), "[statement: drafts.secret]");
    await expect(command(...WORDS, "--file", "secret.md")).resolves.toMatchObject({ code: 1 });
    expect((await stored())[0]).not.toHaveProperty("updates");
  });

  test("--help: every option", async () => {
    const { output } = await command("--help");
    for (const word of ["--idempotency-key", "--end-coverage", "[statement: vane-no-sailing]"]) {
      expect(output).toContain(word);
    }
  });
});

describe("npm run update, coverage", () => {
  test("ended and started again; a running one is refused", async () => {
    const ended = await command("--story", "ferry", "--end-coverage", "--at", "2021-05-01T18:00-04:00");
    expect(ended.output).toMatch(
      /^Ended the coverage of story ferry, May 1, 2021, 6:00\u00A0pm EDT\.\n {2}transaction {2}[\w-]+$/,
    );
    const over = { state: "ended", end: { date: "2021-05-01T22:00:00Z" } };
    expect((await stored()).map(({ coverage }) => coverage)).toMatchObject([over, over]);
    expect((await command(...WORDS)).output).toContain("The coverage of this story has ended.");
    const started = await command("--story", "ferry", "--start-coverage");
    expect(started.output).toContain("Started the coverage of story ferry, ");
    const again = await command("--story", "ferry", "--start-coverage");
    expect(again.code).toBe(1);
    expect(again.output).toContain("The coverage is running already");
  });

  test("a dry run: the transaction, and nothing is written", async () => {
    const before = await stored();
    const { output } = await command("--story", "ferry", "--end-coverage", "--dry-run");
    expect(output).toMatch(/^transaction\n {2}\{"patch":.*\nWould end the coverage of story ferry, /s);
    expect(await stored()).toEqual(before);
  });
});
