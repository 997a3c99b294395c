import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStore, type Store } from "../store/store.ts";
import { lakeFile } from "./dataFolder.ts";
import { noteServerAddress, readServerAddress } from "./serverAddress.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
  store = openStore({ file: lakeFile(folder) });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true });
});

test("a server's note: its address, until it is removed", () => {
  const remove = noteServerAddress(folder, "http://127.0.0.1:3333");
  expect(readServerAddress(folder)).toBe("http://127.0.0.1:3333");
  remove();
  expect(readServerAddress(folder)).toBeUndefined();
});

test.each([
  ["of a killed server, while something else holds the folder", `{"pid":1,"url":"http://127.0.0.1:3333"}`],
  ["half written", `{"pid":`],
  ["without an address", `{"pid":${process.pid}}`],
])("a note %s: no address", (_, note) => {
  writeFileSync(join(folder, "server.json"), note);
  expect(readServerAddress(folder)).toBeUndefined();
});
