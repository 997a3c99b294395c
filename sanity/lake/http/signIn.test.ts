import { request as httpRequest } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { allowOrigin } from "../access/origins.ts";
import { hashPassword } from "../access/passwords.ts";
import { sessionLifetimeMs } from "../access/sessions.ts";
import { addUser, setRole } from "../access/users.ts";
import { createLakeServer } from "./createLakeServer.ts";
import { startTestLake, type TestLake } from "./testLake.ts";

const siteOrigin = "http://localhost:3000";
const studio = `${siteOrigin}/studio`;
const password = "correct horse battery";
const passwordHash = await hashPassword(password, { log2N: 4, r: 8, p: 1 });

let lake: TestLake;
let now: Date;

afterEach(() => lake.close());

async function start(options: Parameters<typeof startTestLake>[0] = {}): Promise<void> {
  now = new Date("2026-11-23T12:00:00Z");
  lake = await startTestLake({ siteOrigins: [siteOrigin], now: () => now, ...options });
}

async function startWithAna(): Promise<string> {
  await start();
  const email = "ana@news.example";
  const ana = addUser(lake.store.db, { email, name: "Ana Ruiz", role: "editor", passwordHash, now });
  return ana?.id ?? "";
}

/** As the Studio makes it of the provider's address. */
const loginPath = (origin = studio) =>
  `/auth/login/lake?${new URLSearchParams({ origin, projectId: "verbatim", withSid: "true" })}`;

/** What the sign-in page sends. */
function send(
  fields: Record<string, string>,
  init: { headers?: Record<string, string>; path?: string } = {},
) {
  return lake.fetch(init.path ?? loginPath(), {
    method: "POST",
    redirect: "manual",
    headers: { origin: lake.url, ...init.headers },
    body: new URLSearchParams(fields),
  });
}

const signInAsAna = () => send({ email: "ana@news.example", password });

const sidOf = (response: Response) => /#sid=([^&]+)$/.exec(response.headers.get("location") ?? "")?.[1] ?? "";

const fetchSession = (sid: string) =>
  lake.fetch(`/auth/fetch?sid=${sid}`, { headers: { origin: siteOrigin } });

async function startSession(response: Response): Promise<string> {
  const { token } = await (await fetchSession(sidOf(response))).json();
  return token;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** With a Host header, which fetch doesn't let anybody set. */
function getFrom(host: string, path: string): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    httpRequest(`${lake.url}/v2025-02-19${path}`, { headers: { host } }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    })
      .on("error", reject)
      .end();
  });
}

test("the Studio's flow: provider, page, form, redirect, session, user, sign out, 401", async () => {
  const id = await startWithAna();
  const { providers } = await (await lake.fetch("/auth/providers")).json();
  expect(providers).toEqual([
    { name: "lake", title: "Email address and password", url: `${lake.url}/v2025-02-19/auth/login/lake` },
  ]);
  const address = `${providers[0].url}?${new URLSearchParams({ origin: studio, projectId: "verbatim", withSid: "true" })}`;
  const page = await (await fetch(address)).text();
  expect(page).toContain('<form method="post"');
  const sent = await fetch(address, {
    method: "POST",
    redirect: "manual",
    headers: { "sec-fetch-site": "same-origin" },
    body: new URLSearchParams({ email: "ana@news.example", password }),
  });
  expect(sent.status).toBe(302);
  // The pattern by which the Studio finds it.
  expect(sent.headers.get("location")).toMatch(/^http:\/\/localhost:3000\/studio#sid=([^&]{20,})$/);

  const exchanged = await fetchSession(sidOf(sent));
  expect(exchanged.headers.get("access-control-allow-origin")).toBe(siteOrigin);
  expect(exchanged.headers.get("access-control-allow-credentials")).toBe("true");
  expect(exchanged.headers.get("cache-control")).toBe("no-store");
  const { token } = await exchanged.json();
  const headers = { ...bearer(token), origin: siteOrigin };
  expect(await (await lake.fetch("/users/me", { headers })).json()).toEqual({
    id,
    name: "Ana Ruiz",
    email: "ana@news.example",
    role: "editor",
    roles: [{ name: "editor", title: "Editor", description: "Reads and writes all documents." }],
    provider: "lake",
    profileImage: null,
  });
  expect(await (await lake.fetch("/auth/id", { headers })).json()).toEqual({ id });

  const signedOut = await lake.fetch("/auth/logout", { method: "POST", headers });
  expect([signedOut.status, await signedOut.json()]).toEqual([200, { ok: true }]);
  const after = await lake.fetch("/users/me", { headers });
  expect([after.status, await after.json()]).toMatchObject([401, { errorCode: "SIO-401-AEX" }]);
});

describe("the page", () => {
  test("answers with headers against framing and scripts, and lets the form lead to the Studio", async () => {
    await startWithAna();
    const { headers, status } = await lake.fetch(loginPath());
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=UTF-8");
    expect(headers.get("x-frame-options")).toBe("DENY");
    expect(headers.get("content-security-policy")).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self' http:\/\/localhost:3000; base-uri 'none'; frame-ancestors 'none'$/,
    );
  });

  test("says to which project and page one signs in, with labels for its fields", async () => {
    await startWithAna();
    const page = await (await lake.fetch(loginPath())).text();
    expect(page).toContain("<strong>verbatim</strong>");
    expect(page).toContain(`<strong>${siteOrigin}</strong>`);
    for (const field of ["email", "password"]) expect(page).toContain(`<label for="${field}">`);
    expect(page).not.toContain("<script");
    expect(page).not.toContain("demo-editor");
  });

  test.each([
    ["nothing", {}, ["Enter your email address.", "Enter your password."]],
    ["no password", { email: "ana@news.example" }, ["Enter your password."]],
    [
      "a wrong password",
      { email: "ana@news.example", password: "wrong" },
      ["The email address or the password is wrong."],
    ],
  ])(
    "after %s: 401, the page again with what is wrong, and the email address kept",
    async (_, fields, messages) => {
      await startWithAna();
      const response = await send(fields);
      expect(response.status).toBe(401);
      const page = await response.text();
      expect(page).toContain("<title>Error: ");
      expect(page).toContain('role="alert"');
      for (const message of messages) expect(page.split(message)).toHaveLength(3);
      expect(page).toContain('aria-describedby="password-problem"');
      if ("email" in fields) expect(page).toContain('value="ana@news.example"');
    },
  );

  test("what is typed: shown as text", async () => {
    await startWithAna();
    const page = await (await send({ email: '"><script>alert(1)</script>', password: "x" })).text();
    expect(page).toContain("&quot;&gt;&lt;script&gt;");
    expect(page).not.toContain("<script");
  });

  test("ten wrong passwords: 429 that says how long to wait; the same later is let in", async () => {
    await startWithAna();
    for (let attempt = 0; attempt < 10; attempt++) {
      expect((await send({ email: "ana@news.example", password: "wrong" })).status).toBe(401);
    }
    const refused = await signInAsAna();
    expect(refused.status).toBe(429);
    expect(refused.headers.get("retry-after")).toBe("30");
    expect(await refused.text()).toContain("Wait 30 seconds and try again.");
    expect(lake.logged).toContain("sign-in refused: too many attempts, from 127.0.0.1");
    expect(lake.logged.join()).not.toContain("ana@");
    now = new Date(now.getTime() + 30_000);
    expect((await signInAsAna()).status).toBe(302);
  });

  test("a form that is too long: 413, with and without its length", async () => {
    await startWithAna();
    const body = `email=${"x".repeat(10_000)}`;
    for (const sent of [body, new Blob([body]).stream()]) {
      const init = {
        method: "POST",
        headers: { origin: lake.url },
        body: sent,
        duplex: "half",
      } as RequestInit;
      expect((await lake.fetch(loginPath(), init)).status).toBe(413);
    }
  });
});

describe("where it leads", () => {
  test.each([
    "http://evil.example/studio",
    "http://localhost:3000.evil.example",
    "http://localhost:3000@evil.example/",
    "http://user:secret@localhost:3000/",
    "//localhost:3000",
    "javascript:alert(1)",
    "",
  ])("origin %j: 400, for the page and for its form", async (origin) => {
    await startWithAna();
    const page = await lake.fetch(loginPath(origin));
    expect(page.status).toBe(400);
    expect(await page.text()).not.toContain("<form");
    const sent = await send({ email: "ana@news.example", password }, { path: loginPath(origin) });
    expect(sent.status).toBe(400);
    expect(sent.headers.has("location")).toBe(false);
  });

  test("no origin, another project, cookies only: 400 that says why", async () => {
    await startWithAna();
    expect((await lake.fetch("/auth/login/lake")).status).toBe(400);
    const other = await lake.fetch(`/auth/login/lake?origin=${siteOrigin}&projectId=other`);
    expect([other.status, await other.text()]).toEqual([
      400,
      expect.stringContaining("no project &quot;other&quot;"),
    ]);
    const cookies = await lake.fetch(`/auth/login/lake?origin=${siteOrigin}&type=cookie`);
    expect([cookies.status, await cookies.text()]).toEqual([
      400,
      expect.stringContaining("auth.loginMethod"),
    ]);
  });

  test("an origin on the lake's list: only with credentials", async () => {
    await startWithAna();
    for (const [credentials, status] of [
      [false, 400],
      [true, 200],
    ] as const) {
      allowOrigin(lake.store.db, { origin: "https://news.example", credentials });
      expect((await lake.fetch(loginPath("https://news.example/studio"))).status).toBe(status);
    }
  });

  test("path and query are kept, a fragment isn't", async () => {
    await startWithAna();
    const path = loginPath(`${studio}/structure?perspective=drafts#sid=${"x".repeat(43)}`);
    const { headers } = await send({ email: "ana@news.example", password }, { path });
    expect(headers.get("location")).toMatch(
      /^http:\/\/localhost:3000\/studio\/structure\?perspective=drafts#sid=[\w-]{43}$/,
    );
  });
});

describe("a form of another page", () => {
  test.each([
    ["of another site", { origin: "http://evil.example" }],
    ["of the Studio's site", { origin: siteOrigin }],
    ["that hides where it is", { origin: "null" }],
    ["of another site, as the browser says", { "sec-fetch-site": "cross-site" }],
    ["of a neighbouring port, as the browser says", { "sec-fetch-site": "same-site" }],
  ])("%s: 403, nobody is signed in", async (_, headers) => {
    await startWithAna();
    const response = await send({ email: "ana@news.example", password }, { headers });
    expect(response.status).toBe(403);
    expect(response.headers.has("location")).toBe(false);
  });

  test("without any sign of where it comes from: 403", async () => {
    await startWithAna();
    const body = new URLSearchParams({ email: "ana@news.example", password });
    expect((await lake.fetch(loginPath(), { method: "POST", body })).status).toBe(403);
  });
});

describe("a sid", () => {
  test("used again: 401", async () => {
    await startWithAna();
    const sid = sidOf(await signInAsAna());
    expect((await fetchSession(sid)).status).toBe(200);
    const again = await fetchSession(sid);
    expect([again.status, await again.json()]).toMatchObject([401, { errorCode: "SIO-401-ANF" }]);
  });

  test("a minute later: 401", async () => {
    await startWithAna();
    const sid = sidOf(await signInAsAna());
    now = new Date(now.getTime() + 60_000);
    expect((await fetchSession(sid)).status).toBe(401);
  });

  test.each(["http://evil.example", "http://localhost:3001", undefined])(
    "fetched by a page of %s: 401, and used up",
    async (origin) => {
      await startWithAna();
      const sid = sidOf(await signInAsAna());
      const init = origin === undefined ? {} : { headers: { origin } };
      const response = await lake.fetch(`/auth/fetch?sid=${sid}`, init);
      expect(response.status).toBe(401);
      expect(response.headers.has("access-control-allow-origin")).toBe(false);
      expect((await fetchSession(sid)).status).toBe(401);
    },
  );

  test("fetched by a page of the lake's own origin, for which browsers send no Origin: a session", async () => {
    await start();
    allowOrigin(lake.store.db, { origin: lake.url, credentials: true });
    const id = addUser(lake.store.db, {
      email: "ana@news.example",
      name: "Ana",
      role: "editor",
      passwordHash,
      now,
    })?.id;
    const path = loginPath(`${lake.url}/studio`);
    const fetchFrom = async (site: string) => {
      const sid = sidOf(await send({ email: "ana@news.example", password }, { path }));
      return lake.fetch(`/auth/fetch?sid=${sid}`, { headers: { "sec-fetch-site": site } });
    };
    expect((await fetchFrom("cross-site")).status).toBe(401);
    const { token } = await (await fetchFrom("same-origin")).json();
    expect(await (await lake.fetch("/auth/id", { headers: bearer(token) })).json()).toEqual({ id });
  });

  test.each(["", "x".repeat(43)])("%j, never given out: 401", async (sid) => {
    await startWithAna();
    expect((await fetchSession(sid)).status).toBe(401);
  });
});

describe("a session", () => {
  test("seven days later: 401 as the Studio tells an expired session", async () => {
    await startWithAna();
    const token = await startSession(await signInAsAna());
    now = new Date(now.getTime() + sessionLifetimeMs - 1);
    expect((await lake.fetch("/users/me", { headers: bearer(token) })).status).toBe(200);
    now = new Date(now.getTime() + 1);
    const response = await lake.fetch("/users/me", { headers: bearer(token) });
    expect([response.status, await response.json()]).toMatchObject([401, { errorCode: "SIO-401-AEX" }]);
  });

  test("writes in the user's name, with the role of now", async () => {
    const id = await startWithAna();
    const token = await startSession(await signInAsAna());
    const write = () =>
      lake.fetch("/data/mutate/production", {
        method: "POST",
        headers: bearer(token),
        body: JSON.stringify({ mutations: [{ createOrReplace: { _id: "a", _type: "story" } }] }),
      });
    expect((await write()).status).toBe(200);
    const authors = lake.store.db.prepare("SELECT author FROM transactions").all();
    expect(authors).toEqual([{ author: id }]);
    setRole(lake.store.db, { userId: id, role: "viewer" });
    expect((await write()).status).toBe(403);
  });

  test("signing out with the cookie alone: ends it, for pages that may send credentials only", async () => {
    await startWithAna();
    const exchanged = await fetchSession(sidOf(await signInAsAna()));
    const { token } = await exchanged.json();
    const setCookie = exchanged.headers.get("set-cookie") ?? "";
    expect(setCookie).toMatch(
      /^lake-session=t\w+; Max-Age=604800; Path=\/v2025-02-19\/auth; HttpOnly; Secure; SameSite=None; Partitioned$/,
    );
    const [cookie = ""] = setCookie.split(";");
    const signOut = (headers: Record<string, string>) =>
      lake.fetch("/auth/logout", { method: "POST", headers: { cookie, ...headers } });
    const status = async () => (await lake.fetch("/users/me", { headers: bearer(token) })).status;
    for (const origin of [undefined, "http://evil.example"]) {
      await signOut(origin === undefined ? {} : { origin });
      expect(await status()).toBe(200);
    }
    expect((await lake.fetch("/users/me", { headers: { cookie, origin: siteOrigin } })).status).toBe(401);
    await signOut({ origin: siteOrigin });
    expect(await status()).toBe(401);
  });

  test("signing out without one: nothing to end; with a program's token: refused", async () => {
    await start();
    expect((await lake.fetch("/auth/logout", { method: "POST" })).status).toBe(200);
    expect((await lake.fetch("/auth/logout", { method: "POST", role: "editor" })).status).toBe(403);
    expect((await lake.fetch("/users/me", { role: "editor" })).status).toBe(200);
  });
});

describe("trying it out", () => {
  test("on this machine without users: the demo people, one click each", async () => {
    await start({ demoUsers: [{ id: "demo-ada", name: "Ada <Editor>", role: "editor" }] });
    const { providers } = await (await lake.fetch("/auth/providers")).json();
    expect(providers[0].title).toBe("Try it out");
    const page = await (await lake.fetch(loginPath())).text();
    expect(page).toContain('name="demo" value="demo-ada">Ada &lt;Editor&gt;');
    expect(page).toContain("This is for trying out");
    expect(page).not.toContain('password"');
    const token = await startSession(await send({ demo: "demo-ada" }));
    expect(await (await lake.fetch("/users/me", { headers: bearer(token) })).json()).toMatchObject({
      id: "demo-ada",
      name: "Ada <Editor>",
      email: "",
      role: "editor",
    });
  });

  test("with the first user: ends at once, also for who is signed in", async () => {
    await start();
    const token = await startSession(await send({ demo: "demo-editor" }));
    addUser(lake.store.db, { email: "ana@news.example", name: "Ana", role: "editor", passwordHash, now });
    expect((await lake.fetch("/users/me", { headers: bearer(token) })).status).toBe(401);
    expect((await send({ demo: "demo-editor" })).status).toBe(401);
    expect(await (await lake.fetch(loginPath())).text()).toContain('type="password"');
  });

  test.each([
    ["another host name to answer to", { hostNames: ["lake.example"] }],
    ["a site elsewhere", { siteOrigins: [siteOrigin, "https://news.example"] }],
    ["assets elsewhere", { assetOrigin: "https://news.example" }],
  ])("with %s: nobody without a password", async (_, options) => {
    await start(options);
    expect((await send({ demo: "demo-editor" })).status).toBe(401);
    expect(await (await lake.fetch(loginPath())).text()).toContain("Nobody can sign in yet");
  });

  test("from another machine's point of view, by Host or by where it leads: nobody", async () => {
    await start();
    allowOrigin(lake.store.db, { origin: "https://news.example", credentials: true });
    expect((await send({ demo: "demo-editor" }, { path: loginPath("https://news.example/") })).status).toBe(
      401,
    );
    expect((await getFrom("192.168.1.20", loginPath())).body).toContain("Nobody can sign in yet");
    expect((await getFrom("verbatim.localhost:3333", loginPath())).body).toContain("demo-editor");
    expect((await getFrom("rebound.example", loginPath())).status).toBe(421);
  });

  test.each(["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip"])(
    "through a proxy that says so with %s: nobody",
    async (name) => {
      await start();
      const headers = { [name]: "192.168.1.20" };
      expect((await send({ demo: "demo-editor" }, { headers })).status).toBe(401);
      const page = await (await lake.fetch(loginPath(), { headers })).text();
      expect(page).toContain("Nobody can sign in yet");
    },
  );

  test("a lake that is started again for others too: signs the demo people out", async () => {
    await start();
    const token = await startSession(await send({ demo: "demo-editor" }));
    const status = async () => (await lake.fetch("/users/me", { headers: bearer(token) })).status;
    for (const [hostNames, expected] of [
      [["localhost"], 200],
      [["lake.example"], 401],
    ] as const) {
      const { store, assets } = lake;
      const pool = { queryJson: () => Promise.reject(new Error("unused")) };
      const again = createLakeServer({ store, assets, pool, log: () => {}, now: () => now, hostNames });
      await again.listen({ port: 0, hostname: "127.0.0.1" });
      await again.close();
      expect(await status()).toBe(expected);
    }
  });
});
