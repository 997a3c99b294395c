import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createClient, type SanityClient } from "@sanity/client";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  article,
  day,
  paragraph,
  quote,
  ref,
  type StoredDocument,
  source,
  statement,
} from "../sanity/queries/fixtures/portEllis.ts";
import { runNewsroomCommand } from "./newsroomCommand.ts";
import { createToken, runLakeCommand } from "./prepareData.ts";
import { nodeArguments } from "./run.js";
import { newSecrets, writeSecrets } from "./secrets.ts";
import { readSettings } from "./settings.ts";

const root = join(import.meta.dirname, "..");
const signal = new AbortController().signal;
const dataFolder = mkdtempSync(join(tmpdir(), "verbatim-newsroom-"));
const settings = readSettings(root, "production", { VERBATIM_DATA_DIR: dataFolder });

let server: ChildProcess;
let client: SanityClient;
let environment: Record<string, string>;

beforeAll(async () => {
  await runLakeCommand(settings, signal, ["dataset", "create", settings.dataset, "--acl", "private"]);
  writeSecrets(dataFolder, {
    ...newSecrets(),
    viewerToken: await createToken(settings, "viewer", "site", signal),
  });
  const args = ["serve", "--port", "0", "--data", join(dataFolder, "lake")];
  server = spawn(process.execPath, nodeArguments(join(root, "sanity/lake/main.ts"), args), {
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const lakeUrl = await readyAddress(server);
  environment = { VERBATIM_DATA_DIR: dataFolder, LAKE_PORT: new URL(lakeUrl).port };
  client = createClient({
    projectId: "verbatim",
    dataset: settings.dataset,
    apiHost: lakeUrl,
    useProjectHostname: false,
    apiVersion: "2025-02-19",
    useCdn: false,
    perspective: "raw",
    token: await createToken(settings, "administrator", "test", signal),
  });
});

afterAll(async () => {
  server.kill("SIGKILL");
  if (server.exitCode === null && server.signalCode === null) await once(server, "exit");
  rmSync(dataFolder, { recursive: true });
});

const PEOPLE_AND_PLACES: readonly StoredDocument[] = [
  { _id: "ines-holm", _type: "person", name: "Ines Holm", slug: { current: "ines-holm" }, staff: true },
  { _id: "mara-vane", _type: "person", name: "Mara Vane", slug: { current: "mara-vane" } },
  { _id: "topic-local", _type: "topic", title: "Local", slug: { current: "local" }, isSection: true },
  { _id: "topic-harbour", _type: "topic", title: "Harbour", slug: { current: "harbour" } },
  source("src-quay-recording"),
];
const WORDS = "The ferry will not sail in June.";
const VANE = quote("vane-no-sailing", WORDS, { event: undefined, saidAt: day("2021-05-01") });
const FERRY = article("story-ferry", "ferry-in-harbour", {
  body: [paragraph("p1", "The council looked at 30,000 tickets."), statement("s1", "vane-no-sailing")],
});
const FERRY_DRAFT = { ...FERRY, _id: "drafts.story-ferry", publishedAt: undefined };

beforeEach(async () => {
  await client.delete({ query: '*[_type == "article"]' });
  await client.delete({ query: '*[_type == "quote"]' });
  await store(...PEOPLE_AND_PLACES, VANE);
});

async function store(...documents: readonly StoredDocument[]): Promise<void> {
  const stored = documents.map((document) => JSON.parse(JSON.stringify(document)) as StoredDocument);
  await client.mutate(stored.map((document) => ({ createOrReplace: document })));
}

async function newsroom(...words: readonly string[]): Promise<{ code: number; output: string }> {
  const lines: string[] = [];
  const code = await runNewsroomCommand(words, {
    root,
    environment,
    signal,
    print: (line) => lines.push(line),
  });
  return { code, output: lines.join("\n") };
}

describe("check", () => {
  test("everything in order: says so, exit 0", async () => {
    await store(FERRY);
    expect(await newsroom("check")).toEqual({
      code: 0,
      output: "One story and one statement checked: nothing stands in the way.",
    });
  });

  test("a draft with a statement that is only a draft: named, with document and field, exit 1", async () => {
    await store(
      { ...quote("crew", "Nobody asked the crew.", { event: undefined }), _id: "drafts.crew" },
      {
        ...FERRY_DRAFT,
        body: [paragraph("p1", "Text."), { ...statement("s1", "crew"), quote: weak("crew") }],
      },
    );
    const { code, output } = await newsroom("check", "ferry-in-harbour");
    expect(code).toBe(1);
    expect(output).toContain(
      "story ferry-in-harbour (draft)\n  blocks   The statement Mara Vane, “Nobody asked the crew.” is not published.",
    );
    expect(output).toContain("article story-ferry.body[s1].quote");
    expect(output).toContain("One story checked: something stands in the way of one.");
  });

  test("a name that nothing has: a sentence", async () => {
    await expect(newsroom("check", "nowhere")).rejects.toThrow(
      'There is no story or statement "nowhere": name it by its slug or its id.',
    );
  });
});

describe("publish", () => {
  test("a new story: published with its first time by the lake's clock, the draft gone, no token left", async () => {
    await store(FERRY_DRAFT);
    const { code, output } = await newsroom("publish", "ferry-in-harbour");
    expect(output).toContain("Published story ferry-in-harbour.");
    expect(code).toBe(0);
    const stored = await client.fetch('*[_type == "article"]{_id, publishedAt, _updatedAt}');
    expect(stored).toEqual([
      {
        _id: "story-ferry",
        publishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        _updatedAt: expect.any(String),
      },
    ]);
    expect(Math.abs(Date.parse(stored[0].publishedAt) - Date.parse(stored[0]._updatedAt))).toBeLessThan(
      60_000,
    );
    const tokens = await runLakeCommand(settings, signal, ["token", "list"]);
    expect(tokens).toMatch(/newsroom command {2}revoked/);
  });

  test("what blocks: said, and nothing is published", async () => {
    await store({ ...FERRY_DRAFT, headline: "" });
    const { code, output } = await newsroom("publish", "story-ferry");
    expect(code).toBe(1);
    expect(output).toContain("blocks   The headline is missing. Write one.");
    expect(await client.getDocument("story-ferry")).toBeUndefined();
  });

  test("a dry run: tells what it would do, and does nothing", async () => {
    await store(FERRY_DRAFT);
    const { output } = await newsroom("publish", "story-ferry", "--dry-run");
    expect(output).toMatch(/sets publishedAt to .*\nWould publish story ferry-in-harbour\./);
    expect(await client.fetch('*[_type == "article"]._id')).toEqual(["drafts.story-ferry"]);
  });

  const changed = {
    ...FERRY_DRAFT,
    publishedAt: FERRY.publishedAt,
    slug: { _type: "slug", current: "ferry-moored" },
    body: [paragraph("p1", "The council looked at 33,000 tickets."), statement("s1", "vane-no-sailing")],
  };

  test("a changed number without a correction: refused with what changed; filed as spelling: refused", async () => {
    await store(FERRY, changed);
    await expect(newsroom("publish", "story-ferry")).rejects.toThrow(
      'number  First paragraph: "30,000" → "33,000"',
    );
    await expect(newsroom("publish", "story-ferry", "--correction-kind", "refile")).rejects.toThrow(
      '--correction-kind is "refile": what has changed can be filed as correction.',
    );
    expect(await client.fetch('*[_id == "story-ferry"][0].slug.current')).toBe("ferry-in-harbour");
  });

  test("with a correction: published with it, and the old address kept", async () => {
    await store(FERRY, changed);
    const { code } = await newsroom(
      ...["publish", "story-ferry", "--correction-kind", "correction"],
      ...["--note", "An earlier version gave 30,000 tickets."],
    );
    expect(code).toBe(0);
    expect(await client.getDocument("story-ferry")).toMatchObject({
      publishedAt: FERRY.publishedAt,
      slug: { current: "ferry-moored" },
      previousSlugs: ["ferry-in-harbour"],
      corrections: [
        {
          _type: "correction",
          kind: "correction",
          was: "30,000",
          now: "33,000",
          where: "First paragraph",
          note: "An earlier version gave 30,000 tickets.",
          at: expect.stringMatching(/Z$/),
        },
      ],
    });
  });

  test("nothing to publish, a viewer's token: a sentence each", async () => {
    await store(FERRY);
    await expect(newsroom("publish", "story-ferry")).rejects.toThrow("has no draft");
    await store(FERRY_DRAFT);
    environment.SANITY_API_WRITE_TOKEN = await createToken(settings, "viewer", "viewer", signal);
    try {
      await expect(newsroom("publish", "story-ferry")).rejects.toMatchObject({ code: "not-allowed" });
    } finally {
      delete environment.SANITY_API_WRITE_TOKEN;
    }
  });
});

test("words that are no command, no backend: a sentence each", async () => {
  await expect(newsroom("print")).rejects.toThrow('There is no command "print": choose check or publish.');
  await expect(newsroom("publish")).rejects.toThrow("publish takes one story or statement");
  await expect(newsroom("check", "--all")).rejects.toThrow("--help lists them all.");
  const { LAKE_PORT } = environment;
  environment.LAKE_PORT = await closedPort();
  try {
    await expect(newsroom("check")).rejects.toThrow("doesn't answer: start the newsroom with npm start.");
  } finally {
    environment.LAKE_PORT = LAKE_PORT ?? "";
  }
  expect((await newsroom("--help")).output).toContain("publish <slug or id>");
});

/** A port that nothing listens on: one that was free a moment ago. */
async function closedPort(): Promise<string> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, "close");
  return String(port);
}

function weak(id: string) {
  return { ...ref(id), _weak: true, _strengthenOnPublish: { type: "quote" } };
}

function readyAddress(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (process.stdout === null) throw new Error("The lake's output isn't piped.");
    createInterface({ input: process.stdout }).on("line", (line) => {
      const address = /ready at (http:\S+),/.exec(line)?.[1];
      if (address) resolve(address);
    });
    process.once("exit", (code) => reject(new Error(`The lake ended with ${code}.`)));
  });
}
