import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { claimDataFolder } from "./dataLock.ts";
import { newSecrets, readSecrets, writeSecrets } from "./secrets.ts";

let parent: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "verbatim-data-"));
});
afterEach(() => rmSync(parent, { recursive: true, force: true }));

const permissions = (file: string) => statSync(file).mode & 0o777;

describe("claimDataFolder", () => {
  test("a new folder: readable by its owner only", () => {
    const folder = join(parent, "data");
    const release = claimDataFolder(folder);
    expect(permissions(folder)).toBe(0o700);
    release();
  });

  test("a second claim: refused until the first is lifted", () => {
    const release = claimDataFolder(parent);
    expect(() => claimDataFolder(parent)).toThrow("already running on the data in");
    release();
    expect(() => claimDataFolder(parent)()).not.toThrow();
  });

  test("a folder in a folder that isn't there: both made", () => {
    const folder = join(parent, "news", "data");
    claimDataFolder(folder)();
    expect(permissions(folder)).toBe(0o700);
  });

  test.runIf(process.platform === "linux")("a place where no folder can be: a sentence that names it", () => {
    expect(() => claimDataFolder("/proc/verbatim")).toThrow("The data folder /proc/verbatim can't be made");
  });

  test.runIf(process.getuid?.() !== 0)("a folder that can't be written to: a sentence that names it", () => {
    chmodSync(parent, 0o500);
    expect(() => claimDataFolder(join(parent, "data"))).toThrow(
      `${join(parent, "data")} can't be written to`,
    );
  });

  test("a file is in the way: a sentence that names the folder", () => {
    const file = join(parent, "file");
    writeFileSync(file, "");
    expect(() => claimDataFolder(file)).toThrow(`The data folder ${file} can't be made`);
  });
});

describe("secrets", () => {
  test("written: the same when read, for the owner only", () => {
    const secrets = { ...newSecrets(), viewerToken: "token" };
    writeSecrets(parent, secrets);
    expect(readSecrets(parent)).toEqual(secrets);
    expect(permissions(join(parent, "secrets.json"))).toBe(0o600);
  });

  test("made twice: not the same", () => {
    expect(newSecrets()).not.toEqual(newSecrets());
  });

  test("no file: undefined", () => {
    expect(readSecrets(parent)).toBeUndefined();
  });

  test.each(["{", "{}"])("a file that holds %s: a sentence that says what to do", (content) => {
    writeFileSync(join(parent, "secrets.json"), content);
    expect(() => readSecrets(parent)).toThrow("delete it and start again");
  });
});
