import type { DatabaseSync } from "node:sqlite";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../store/database.ts";
import { defaultDemoUsers, parseDemoUsers } from "./demoUsers.ts";
import { hashPassword } from "./passwords.ts";
import { createSession, sessionLifetimeMs } from "./sessions.ts";
import { SignIn } from "./signIn.ts";
import { createToken, createTokenFinder, isLiveToken, listTokens } from "./tokens.ts";
import { readUserSettings, writeUserSettings } from "./userSettings.ts";
import { addUser, listUsers, removeUser, setPassword, setRole, userById } from "./users.ts";

const now = new Date("2026-11-23T12:00:00Z");
const later = (ms: number) => new Date(now.getTime() + ms);
const origin = "http://localhost:3000";
const passwordHash = await hashPassword("correct horse battery", { log2N: 4, r: 8, p: 1 });

let db: DatabaseSync;
let isLocal: boolean;
let signIn: SignIn;

beforeEach(() => {
  db = openDatabase(":memory:");
  isLocal = true;
  signIn = new SignIn({ db, demoUsers: defaultDemoUsers, isLocal: () => isLocal });
});

function addAna(role: "editor" | "viewer" = "editor") {
  const ana = addUser(db, { email: "ana@news.example", name: "Ana", role, passwordHash, now });
  if (!ana) throw new Error("There is an Ana already.");
  return ana;
}

/** The token of a new session. */
function sessionOf(userId: string, at = now) {
  const session = signIn.startSession(signIn.issueCode(userId, origin, at), { origin, now: at });
  const token = session && createTokenFinder(db).bySecret(session.secret);
  if (!token) throw new Error("No session was started.");
  return token;
}

describe("sessions", () => {
  test("of a user: a token with the user's name and role of now, for seven days", () => {
    const { id } = addAna();
    const token = sessionOf(id);
    expect(token).toMatchObject({ userId: id, label: "Ana", role: "editor", revokedAt: null });
    expect(isLiveToken(token, later(sessionLifetimeMs - 1))).toBe(true);
    expect(isLiveToken(token, later(sessionLifetimeMs))).toBe(false);
    const { isLive, bySecret } = createTokenFinder(db);
    expect([isLive(token.id, now), isLive(token.id, later(sessionLifetimeMs))]).toEqual([true, false]);
    expect(bySecret(token.id)).toBeUndefined();
  });

  test("are no programs' tokens, and long expired ones are forgotten", () => {
    const { id } = addAna();
    sessionOf(id);
    const { token } = createToken(db, { role: "viewer", label: "site", now });
    expect(listTokens(db)).toEqual([token]);
    sessionOf(id, later(sessionLifetimeMs + 31 * 24 * 3600 * 1000));
    expect(db.prepare("SELECT count(*) AS count FROM tokens").get()).toEqual({ count: 2 });
  });

  test("setRole: counts for sessions that are open", () => {
    const { id } = addAna();
    const secret = createSession(db, { userId: id, now })?.secret ?? "";
    const { bySecret } = createTokenFinder(db);
    expect(bySecret(secret)?.role).toBe("editor");
    setRole(db, { userId: id, role: "viewer" });
    expect(bySecret(secret)?.role).toBe("viewer");
  });

  test.each([
    ["setPassword", (userId: string) => setPassword(db, { userId, passwordHash, now })],
    ["removeUser", (userId: string) => removeUser(db, { userId, now })],
  ])("%s: ends them all", (_, change) => {
    const { id } = addAna();
    const tokens = [sessionOf(id), sessionOf(id)];
    change(id);
    const { isLive } = createTokenFinder(db);
    expect(tokens.map((token) => isLive(token.id, now))).toEqual([false, false]);
  });
});

describe("users", () => {
  test("an email address that is taken: refused; free again once its user is removed", () => {
    const { id } = addAna();
    const again = { email: "ana@news.example", name: "Other", role: "viewer", passwordHash, now } as const;
    expect(addUser(db, again)).toBeUndefined();
    removeUser(db, { userId: id, now });
    expect(addUser(db, again)).toBeDefined();
    expect(listUsers(db).map(({ name }) => name)).toEqual(["Other"]);
    expect(userById(db, id)).toMatchObject({ name: "Ana", removedAt: now.toISOString() });
  });

  test("a removed user: can't sign in, nor use a sign-in under way; the settings are forgotten", async () => {
    const { id } = addAna();
    writeUserSettings(db, id, [{ key: "studio.sort", value: "title" }]);
    const code = signIn.issueCode(id, origin, now);
    removeUser(db, { userId: id, now });
    expect(readUserSettings(db, id, ["studio.sort"])).toEqual([]);
    expect(signIn.startSession(code, { origin, now })).toBeUndefined();
    const attempt = { email: "ana@news.example", password: "correct horse battery", network: "a", now };
    expect(await signIn.checkPassword(attempt)).toEqual({ refused: "wrong" });
  });
});

describe("checkPassword", () => {
  const check = (email: string, password: string, options: { network?: string; now?: Date } = {}) =>
    signIn.checkPassword({ email, password, network: "127.0.0.1", now, ...options });

  test("the right password: the user, however the address is spelled", async () => {
    const { id } = addAna();
    expect(await check(" Ana@News.example", "correct horse battery")).toEqual({ userId: id });
  });

  test("ten wrong ones for a user: then none from there, not even the right one, until half a minute later", async () => {
    const { id } = addAna();
    for (let attempt = 0; attempt < 10; attempt++) {
      expect(await check("ana@news.example", "wrong")).toEqual({ refused: "wrong" });
    }
    expect(await check("ana@news.example", "correct horse battery")).toEqual({ refused: "too many" });
    const right = { userId: id };
    expect(await check("ana@news.example", "correct horse battery", { network: "elsewhere" })).toEqual(right);
    expect(await check("ana@news.example", "correct horse battery", { now: later(30_000) })).toEqual(right);
  });

  test("a network that goes on with a user: can't keep that user out elsewhere", async () => {
    const { id } = addAna();
    for (let second = 0; second < 600; second++) {
      await check("ana@news.example", "wrong", { network: "attacker", now: later(second * 1000) });
    }
    const elsewhere = { network: "newsroom", now: later(600_000) };
    expect(await check("ana@news.example", "correct horse battery", elsewhere)).toEqual({ userId: id });
  });

  test("a hundred wrong ones for a user, from many networks: then none from anywhere", async () => {
    addAna();
    for (let attempt = 0; attempt < 100; attempt++) {
      const network = `attacker-${attempt}`;
      expect(await check("ana@news.example", "wrong", { network })).toEqual({ refused: "wrong" });
    }
    expect(await check("ana@news.example", "correct horse battery")).toEqual({ refused: "too many" });
  });

  test("fifty wrong ones from an address, for several users: then none from there", async () => {
    addAna();
    const emails = Array.from({ length: 10 }, (_, index) => `user${index}@news.example`);
    for (const email of emails) addUser(db, { email, name: email, role: "viewer", passwordHash, now });
    for (const email of emails) {
      for (let attempt = 0; attempt < 5; attempt++) {
        expect(await check(email, "wrong")).toEqual({ refused: "wrong" });
      }
    }
    expect(await check("ana@news.example", "correct horse battery")).toEqual({ refused: "too many" });
    const elsewhere = { network: "192.168.1.20" };
    expect(await check("ana@news.example", "correct horse battery", elsewhere)).toHaveProperty("userId");
  });

  test("for nobody: as wrong as a wrong password, and counted the same", async () => {
    expect(await check("nobody@news.example", "wrong")).toEqual({ refused: "wrong" });
    expect(await check("no address", "wrong")).toEqual({ refused: "wrong" });
  });

  test("right ones: as many as one likes", async () => {
    addAna();
    for (let attempt = 0; attempt < 60; attempt++) {
      expect(await check("ana@news.example", "correct horse battery")).toHaveProperty("userId");
    }
  });
});

describe("codes", () => {
  test("used: no second time", () => {
    const code = signIn.issueCode(addAna().id, origin, now);
    expect(signIn.startSession(code, { origin, now })).toBeDefined();
    expect(signIn.startSession(code, { origin, now })).toBeUndefined();
  });

  test("60 seconds old: too late", () => {
    const { id } = addAna();
    const code = signIn.issueCode(id, origin, now);
    expect(signIn.startSession(code, { origin, now: later(60_000) })).toBeUndefined();
    expect(
      signIn.startSession(signIn.issueCode(id, origin, now), { origin, now: later(59_999) }),
    ).toBeDefined();
  });

  test.each(["http://evil.example", undefined])("for a page of %s: not, and no more for anybody", (other) => {
    const code = signIn.issueCode(addAna().id, origin, now);
    expect(signIn.startSession(code, { origin: other, now })).toBeUndefined();
    expect(signIn.startSession(code, { origin, now })).toBeUndefined();
  });
});

describe("demo users", () => {
  test("without users, on this machine: taken by id, and noted as who they are", () => {
    expect(signIn.takeDemoUser("demo-journalist", now)).toMatchObject({ role: "editor" });
    expect(signIn.takeDemoUser("demo-nobody", now)).toBeUndefined();
    expect(sessionOf("demo-journalist")).toMatchObject({
      userId: "demo-journalist",
      label: "Demo journalist",
    });
    expect(listUsers(db)).toEqual([]);
  });

  test("with the first user: signed out, and gone for good, also when that user is removed", () => {
    signIn.takeDemoUser("demo-editor", now);
    const token = sessionOf("demo-editor");
    const code = signIn.issueCode("demo-editor", origin, now);
    const { id } = addAna();
    expect(createTokenFinder(db).isLive(token.id, now)).toBe(false);
    expect(signIn.startSession(code, { origin, now })).toBeUndefined();
    removeUser(db, { userId: id, now });
    expect(signIn.demoUsers).toEqual([]);
    expect(signIn.takeDemoUser("demo-editor", now)).toBeUndefined();
  });

  test("with the first user, added while somebody signs in: no session", () => {
    signIn.takeDemoUser("demo-editor", now);
    addAna();
    expect(createSession(db, { userId: "demo-editor", now })).toBeUndefined();
  });

  test("where others could reach the lake: none", () => {
    isLocal = false;
    expect(signIn.demoUsers).toEqual([]);
    expect(signIn.takeDemoUser("demo-editor", now)).toBeUndefined();
  });

  test("have no password: nobody signs in as one by email", async () => {
    signIn.takeDemoUser("demo-editor", now);
    const attempt = { email: "demo-editor", password: "", network: "a", now };
    expect(await signIn.checkPassword(attempt)).toEqual({ refused: "wrong" });
  });
});

describe("parseDemoUsers", () => {
  test("a list: as it is", () => {
    const users = [{ id: "demo-a", name: "Ada, editor", role: "editor" }];
    expect(parseDemoUsers(JSON.stringify(users))).toEqual(users);
  });

  test.each([
    ["{}", "a JSON array"],
    ["[", "JSON"],
    ['[{"id":"u1","name":"A","role":"editor"}]', 'the id of person 1 is "u1"'],
    ['[{"id":"demo-a","name":" ","role":"editor"}]', "the name of person 1"],
    ['[{"id":"demo-a","name":"A","role":"owner"}]', "administrator, editor, contributor, viewer"],
    ["[null]", "the id of person 1 is null"],
    [
      '[{"id":"demo-a","name":"A","role":"editor"},{"id":"demo-a","name":"B","role":"viewer"}]',
      '"demo-a" is there twice',
    ],
  ])("%s: refused with %s", (json, message) => {
    expect(() => parseDemoUsers(json)).toThrow(message);
  });
});
