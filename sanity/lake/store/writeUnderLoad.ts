import { writeSync } from "node:fs";
import { openStore } from "./store.ts";

/**
 * What the kill test kills: `node writeUnderLoad.ts <file> <round>` commits as fast as it can, ten requests at a time,
 * and prints one line, `<document id> <revision>`, for each commit that it was promised is kept.
 */
const [file = "", round = ""] = process.argv.slice(2);
const store = openStore({ file });
const dataset = store.dataset("production") ?? store.createDataset("production", "private", new Date());

async function writeWithoutEnd(writer: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const _id = `document-${writer}-${count % 20}`;
    const transactionId = `${round}-${writer}-${count}`;
    const commit = await store.commitSoon({
      datasetId: dataset.id,
      mutations: [{ createOrReplace: { _id, _type: "story", text: "x".repeat(1000), count } }],
      transactionId,
      author: "editor",
      now: new Date(),
      selectIds: () => [],
    });
    writeSync(1, `${_id} ${commit.transactionId}\n`);
  }
}

await Promise.all(Array.from({ length: 10 }, (_, writer) => writeWithoutEnd(writer)));
