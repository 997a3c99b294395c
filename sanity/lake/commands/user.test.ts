import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isPassword } from "../access/passwords.ts";
import { createSession } from "../access/sessions.ts";
import { createTokenFinder } from "../access/tokens.ts";
import { findUser, passwordHashOf } from "../access/users.ts";
import { withDatabase } from "./dataFolder.ts";
import { runCommand } from "./runCommand.ts";

const email = "ana@news.example";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lake-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs `user` with what is typed when it asks, or a password in the environment. */
async function user(
  words: string[],
  { typed, LAKE_USER_PASSWORD }: { typed?: string[]; LAKE_USER_PASSWORD?: string } = {},
): Promise<{ code: number; stdout: string; stderr: string; asked: string[] }> {
  const [stdout, stderr, asked]: [string[], string[], string[]] = [[], [], []];
  const answers = [...(typed ?? [])];
  const code = await runCommand(["user", ...words], {
    env: { LAKE_DATA: folder, LAKE_USER_PASSWORD },
    print: (line) => stdout.push(line),
    printError: (line) => stderr.push(line),
    ...(typed && {
      askSecret: async (question: string) => {
        asked.push(question);
        return answers.shift() ?? "";
      },
    }),
  });
  return { code, stdout: stdout.join("\n"), stderr: stderr.join("\n"), asked };
}

const addAna = (...words: string[]) =>
  user(["add", "Ana@news.example", "--role", "editor", ...words], {
    LAKE_USER_PASSWORD: "correct horse battery",
  });

/** Whether Ana has this password. */
function hasPassword(password: string): Promise<boolean> {
  const stored = withDatabase(folder, (db) => passwordHashOf(db, findUser(db, email)?.id ?? ""));
  return isPassword(password, stored ?? "");
}

/** Signs Ana in; returns whether the session still counts. */
function signInAna(): () => boolean {
  const session = withDatabase(folder, (db) =>
    createSession(db, { userId: findUser(db, email)?.id ?? "", now: new Date() }),
  );
  return () => withDatabase(folder, (db) => createTokenFinder(db).isLive(session?.id ?? "", new Date()));
}

test("add with a password from the environment, list, remove: there, and gone", async () => {
  expect(await addAna("--name", "Ana Ruiz")).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^User u\w{18} \(editor, Ana Ruiz\) can sign in as ana@news\.example\.$/),
  });
  expect(await hasPassword("correct horse battery")).toBe(true);
  expect((await user(["list"])).stdout).toMatch(
    /^u\w{18} {2}editor {9}\S+Z {2}ana@news\.example {2}Ana Ruiz$/,
  );
  const isSignedIn = signInAna();
  expect((await user(["remove", email])).code).toBe(0);
  expect(isSignedIn()).toBe(false);
  expect(await user(["list"])).toMatchObject({ code: 0, stdout: "" });
  expect(await user(["remove", email])).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("no user"),
  });
});

test("add in a terminal: asked twice; two that differ: nothing changed", async () => {
  const password = "four random words here";
  const words = ["add", email, "--role", "viewer"];
  const differing = await user(words, { typed: [password, `${password}!`] });
  expect(differing).toMatchObject({ code: 1, stderr: expect.stringContaining("not the same") });
  expect((await user(["list"])).stdout).toBe("");
  const { code, asked, stdout } = await user(words, { typed: [password, password] });
  expect({ code, asked }).toEqual({ code: 0, asked: ["Password: ", "The same again: "] });
  expect(stdout).not.toContain(password);
  expect(await hasPassword(password)).toBe(true);
});

test("add somebody twice: exit 1, the first stays", async () => {
  await addAna();
  expect(await addAna("--name", "Other")).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("already"),
  });
  expect((await user(["list"])).stdout).not.toContain("Other");
});

test("set-password: the new one counts, and who was signed in is not", async () => {
  await addAna();
  const isSignedIn = signInAna();
  await user(["set-password", email], { LAKE_USER_PASSWORD: "another battery horse" });
  expect(await hasPassword("another battery horse")).toBe(true);
  expect(isSignedIn()).toBe(false);
});

test("set-role: listed with it", async () => {
  await addAna();
  expect((await user(["set-role", email, "--role", "administrator"])).code).toBe(0);
  expect((await user(["list"])).stdout).toContain("administrator");
});

test.each([
  [[], 2, "user add, user list"],
  [["add", "ana", "--role", "editor"], 2, "such as ana@news.example"],
  [["add", email], 2, "--role is missing"],
  [["add", email, "--role", "owner"], 2, "administrator, editor, contributor, viewer"],
  [["add", email, "--role", "editor", "--password", "x"], 2, "--password"],
  [["add", email, "--role", "editor"], 1, "LAKE_USER_PASSWORD"],
  [["set-password", email], 1, "no user"],
  [["set-role", email, "--role", "viewer"], 1, "no user"],
])("user %j: exit %i and %s", async (words, code, message) => {
  expect(await user(words)).toMatchObject({ code, stderr: expect.stringContaining(message), stdout: "" });
});

test("a short password: exit 1 and how long it must be", async () => {
  const words = ["add", email, "--role", "editor"];
  expect(await user(words, { LAKE_USER_PASSWORD: "short" })).toMatchObject({
    code: 1,
    stderr: expect.stringContaining("at least 12"),
  });
});
