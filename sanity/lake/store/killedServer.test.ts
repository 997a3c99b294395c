import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openStore, type Store } from "./store.ts";

const rounds = 8;

/** Starts a server that writes, kills it after so many acknowledgements, and returns all that it gave: [id, revision]. */
async function acknowledgedBeforeKill(
  file: string,
  round: number,
  killAfter: number,
): Promise<[string, string][]> {
  const server = spawn(
    process.execPath,
    [join(import.meta.dirname, "writeUnderLoad.ts"), file, String(round)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  let output = "";
  server.stdout.setEncoding("utf8");
  server.stdout.on("data", (text: string) => {
    output += text;
    if (output.split("\n").length > killAfter) server.kill("SIGKILL");
  });
  await once(server, "close");
  const lines = output.slice(0, output.lastIndexOf("\n")).split("\n");
  return lines.map((line) => {
    const [id = "", revision = ""] = line.split(" ");
    return [id, revision];
  });
}

/** What the log says that each document became, one revision after the other. */
function revisionsInLog(store: Store): Map<string, string[]> {
  const rows = store.db
    .prepare(`
      SELECT document, json_group_array(json_extract(result, '$._rev') ORDER BY seq) AS revisions
      FROM transaction_documents GROUP BY document`)
    .all();
  return new Map(rows.map(({ document, revisions }) => [String(document), JSON.parse(String(revisions))]));
}

test("kill a writing server again and again: each document is as last acknowledged or newer, and the file is whole", async () => {
  const folder = mkdtempSync(join(tmpdir(), "lake-"));
  const file = join(folder, "lake.sqlite");
  const lastAcknowledged = new Map<string, string>();
  try {
    for (let round = 0; round < rounds; round += 1) {
      const acknowledged = await acknowledgedBeforeKill(file, round, 40 + round * 67);
      expect(acknowledged.length).toBeGreaterThanOrEqual(40);
      const store = openStore({ file });
      expect(store.db.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
      for (const [id, revision] of acknowledged) lastAcknowledged.set(id, revision);
      const log = revisionsInLog(store);
      for (const [id, revision] of acknowledged) expect(log.get(id)).toContain(revision);
      const ids = [...lastAcknowledged.keys()];
      const current = store.documents(store.dataset("production")?.id ?? 0, ids);
      expect(current.map(({ _id }) => _id)).toEqual(ids);
      for (const { _id, _rev } of current) {
        const revisions = log.get(_id) ?? [];
        // A commit that was on disk but not yet acknowledged may have come after.
        const kept = revisions.slice(revisions.indexOf(lastAcknowledged.get(_id) ?? ""));
        expect(_rev).toBe(kept.at(-1));
      }
      store.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});
