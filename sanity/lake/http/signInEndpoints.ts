import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { getCookie, setCookie } from "hono/cookie";
import { isLoopbackHost, networkOf, readHost } from "../access/hosts.ts";
import type { AllowedOrigin } from "../access/origins.ts";
import { revokeSession, sessionLifetimeMs } from "../access/sessions.ts";
import { retryAfterSeconds, type SignIn } from "../access/signIn.ts";
import { httpError } from "../lakeError.ts";
import { parseApiVersion } from "./apiVersion.ts";
import type { Lake, LakeApp, LakeEnv } from "./lake.ts";
import { requireToken } from "./requireToken.ts";
import {
  renderRefusal,
  renderSignInPage,
  type SignInPage,
  type SignInProblem,
  styleHash,
} from "./signInPage.ts";

export interface SignInContext {
  signIn: SignIn;
  findOrigin: (origin: string) => AllowedOrigin | undefined;
  log: (line: string) => void;
  now: () => Date;
}

/** Names a session for signing out, and counts for nothing else. */
const signOutCookie = "lake-session";
const maxFormBytes = 8 * 1024;

/**
 * GET /v{version}/auth/providers             {providers: [{name, title, url}]}, without a token
 * GET /v{version}/auth/login/lake?origin=    the sign-in page; `origin` is where to go afterwards, whose origin must be
 *                                            allowed with credentials: else 400
 * POST /v{version}/auth/login/lake?origin=   its form, `email` and `password`, or `demo`: 302 to `origin` with `#sid=`;
 *                                            the page again with 401 or 429; 403 for a form of another page
 * GET /v{version}/auth/fetch?sid=            {token}, a session of seven days; the sid counts once, for 60 seconds, for
 *                                            pages of the origin that it was sent to
 * GET /v{version}/auth/id                    {id} of whoever asks; 401 without a token
 * POST /v{version}/auth/logout               {ok: true}; the session that it is sent with has ended
 *
 * The Studio sends `type=dual` or `withSid=true` with `origin`; both get a token. Cookies alone sign nobody in.
 */
export function addSignInEndpoints(app: LakeApp, lake: Lake, context: SignInContext): void {
  const { signIn, now } = context;
  app.get("/:version{v[^/]+}/auth/providers", (c) => {
    const version = c.req.param("version");
    parseApiVersion(version);
    const url = `${ownOrigin(c)}/${version}/auth/login/lake`;
    const title = signIn.demoUsers.length > 0 ? "Try it out" : "Email address and password";
    return c.json({ providers: [{ name: "lake", title, url }] });
  });

  app.get("/:version{v[^/]+}/auth/login/lake", (c) => {
    parseApiVersion(c.req.param("version"));
    const request = readSignInRequest(c, lake, context);
    return "refusal" in request ? refuse(c, 400, request.refusal) : showPage(c, lake, context, request);
  });
  app.post(
    "/:version{v[^/]+}/auth/login/lake",
    bodyLimit({
      maxSize: maxFormBytes,
      onError: (c) => refuse(c, 413, "What was sent is too long for this form."),
    }),
    (c) => takeForm(c, lake, context),
  );

  app.get("/:version{v[^/]+}/auth/fetch", (c) => {
    parseApiVersion(c.req.param("version"));
    const session = signIn.startSession(c.req.query("sid") ?? "", {
      origin: pageOrigin(c),
      now: now(),
    });
    if (!session) {
      throw httpError(
        401,
        "This sign-in was used already, is older than 60 seconds, or was meant for another origin; sign in again.",
        { errorCode: "SIO-401-ANF" },
      );
    }
    setCookie(c, signOutCookie, session.id, {
      path: `/${c.req.param("version")}/auth`,
      maxAge: sessionLifetimeMs / 1000,
      httpOnly: true,
      // The Studio is of another site than the lake if one is at localhost and the other at a sub-domain of it.
      sameSite: "None",
      secure: true,
      partitioned: true,
    });
    return c.json({ token: session.secret });
  });

  app.get("/:version{v[^/]+}/auth/id", (c) => {
    return c.json({ id: requireToken(c).userId });
  });

  app.post("/:version{v[^/]+}/auth/logout", (c) => {
    parseApiVersion(c.req.param("version"));
    const token = c.get("token");
    if (token && token.expiresAt === null) {
      throw httpError(
        403,
        `Token ${token.id} is a program's, no session; the command "token revoke" ends it.`,
      );
    }
    const id = token?.id ?? sessionToSignOut(c, context);
    if (id !== undefined) revokeSession(lake.store.db, { id, now: now() });
    return c.json({ ok: true });
  });
}

/** Where the lake is for the browser. */
function ownOrigin(c: Context<LakeEnv>): string {
  const scheme = c.req.header("x-forwarded-proto") === "https" ? "https" : "http";
  return `${scheme}://${c.req.header("host")}`;
}

/** The origin of the page that asks. Browsers don't send it with GET where the lake is of the same (behind a proxy). */
function pageOrigin(c: Context<LakeEnv>): string | undefined {
  return c.req.header("sec-fetch-site") === "same-origin" ? ownOrigin(c) : c.req.header("origin");
}

/**
 * The session of the cookie, from pages that may send credentials only. The Studio sends no token when it signs out on
 * the page that it signed in on; without the cookie the session would outlive that.
 */
function sessionToSignOut(c: Context<LakeEnv>, { findOrigin }: SignInContext): string | undefined {
  const origin = c.req.header("origin");
  const isAllowed = origin !== undefined && findOrigin(origin)?.credentials === true;
  return isAllowed ? getCookie(c, signOutCookie) : undefined;
}

/** Where to go after signing in. */
interface SignInRequest {
  returnTo: URL;
}

function readSignInRequest(
  c: Context<LakeEnv>,
  { projectId }: Lake,
  { findOrigin }: SignInContext,
): SignInRequest | { refusal: string } {
  const { origin = "", projectId: wantedProject = projectId, type } = c.req.query();
  const returnTo = URL.parse(origin);
  if (returnTo === null || !/^https?:$/.test(returnTo.protocol) || returnTo.username || returnTo.password) {
    return { refusal: `The address to go back to is ${JSON.stringify(origin)}, which is no page of a site.` };
  }
  if (!findOrigin(returnTo.origin)?.credentials) {
    return {
      refusal: `${returnTo.origin} may not use this lake with a sign-in. Whoever runs it allows that with its command: cors add ${returnTo.origin} --credentials`,
    };
  }
  if (wantedProject !== projectId) {
    return {
      refusal: `There is no project ${JSON.stringify(wantedProject)} here, only ${JSON.stringify(projectId)}.`,
    };
  }
  if (type === "cookie") {
    return {
      refusal:
        'This lake signs in with tokens: set auth.loginMethod to "token" in the Studio’s configuration.',
    };
  }
  return { returnTo };
}

async function takeForm(c: Context<LakeEnv>, lake: Lake, context: SignInContext): Promise<Response> {
  parseApiVersion(c.req.param("version") ?? "");
  const request = readSignInRequest(c, lake, context);
  if ("refusal" in request) return refuse(c, 400, request.refusal);
  if (!isOwnForm(c)) {
    return refuse(
      c,
      403,
      "This form was sent by another page. Go back to the Studio and sign in from there.",
    );
  }
  const form = new URLSearchParams(await c.req.text());
  const outcome = await checkForm(c, form, request, context);
  if ("problems" in outcome) {
    if (outcome.status === 429) c.header("retry-after", String(retryAfterSeconds));
    return showPage(c, lake, context, request, { ...outcome, email: form.get("email") ?? "" });
  }
  const { returnTo } = request;
  returnTo.hash = `sid=${context.signIn.issueCode(outcome.userId, returnTo.origin, context.now())}`;
  return c.redirect(returnTo.href, 302);
}

/**
 * Whether the lake's own page sent the form; another could sign its visitor in as somebody else. Browsers say so
 * themselves, in `Sec-Fetch-Site` to HTTPS and this machine, else in `Origin`.
 */
function isOwnForm(c: Context<LakeEnv>): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  return URL.parse(c.req.header("origin") ?? "")?.host === c.req.header("host");
}

type FormOutcome = { userId: string } | { status: 401 | 429; problems: SignInProblem[] };

async function checkForm(
  c: Context<LakeEnv>,
  form: URLSearchParams,
  request: SignInRequest,
  { signIn, log, now }: SignInContext,
): Promise<FormOutcome> {
  const demo = form.get("demo");
  if (demo !== null) {
    const demoUser = canTryOut(c, request) ? signIn.takeDemoUser(demo, now()) : undefined;
    if (demoUser) return { userId: demoUser.id };
    return refusedForm(401, { message: "Nobody can be tried out here any more. Sign in with a password." });
  }
  const { email = "", password = "" } = Object.fromEntries(form);
  const missing: SignInProblem[] = [];
  if (email.trim() === "") missing.push({ field: "email", message: "Enter your email address." });
  if (password === "") missing.push({ field: "password", message: "Enter your password." });
  if (missing.length > 0) return refusedForm(401, ...missing);
  const address = c.env.incoming.socket.remoteAddress ?? "unknown";
  const outcome = await signIn.checkPassword({ email, password, network: networkOf(address), now: now() });
  if ("userId" in outcome) return outcome;
  log(
    `sign-in refused: ${outcome.refused === "wrong" ? "wrong password" : "too many attempts"}, from ${address}`,
  );
  return outcome.refused === "wrong"
    ? refusedForm(401, { field: "password", message: "The email address or the password is wrong." })
    : refusedForm(429, {
        message: `There were too many wrong attempts. Wait ${retryAfterSeconds} seconds and try again.`,
      });
}

function refusedForm(status: 401 | 429, ...problems: SignInProblem[]): FormOutcome {
  return { status, problems };
}

const proxyHeaders = [
  "forwarded",
  "via",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-proto",
  "x-real-ip",
];

/**
 * Whether the browser runs on this machine too, as far as one can see: so do the lake and the Studio by their names, and
 * no proxy says that it stands between.
 */
function canTryOut(c: Context<LakeEnv>, { returnTo }: SignInRequest): boolean {
  if (proxyHeaders.some((name) => c.req.header(name) !== undefined)) return false;
  const host = readHost(c.req.header("host") ?? "", []);
  return host !== undefined && isLoopbackHost(host.hostname) && isLoopbackHost(returnTo.hostname);
}

function showPage(
  c: Context<LakeEnv>,
  lake: Lake,
  { signIn }: SignInContext,
  request: SignInRequest,
  sent: { status: 200 | 401 | 429; problems: SignInProblem[]; email: string } = {
    status: 200,
    problems: [],
    email: "",
  },
): Response | Promise<Response> {
  const { origin } = request.returnTo;
  const { status, ...form } = sent;
  setPageHeaders(c, origin);
  const way = wayIn(signIn, canTryOut(c, request));
  return c.html(renderSignInPage({ projectId: lake.projectId, origin, way, ...form }), status);
}

function wayIn(signIn: SignIn, isTrying: boolean): SignInPage["way"] {
  if (!signIn.isBeforeUsers) return { kind: "password" };
  const users = isTrying ? signIn.demoUsers : [];
  return users.length > 0 ? { kind: "demo", users } : { kind: "nobody" };
}

function refuse(c: Context, status: 400 | 403 | 413, message: string): Response | Promise<Response> {
  setPageHeaders(c);
  return c.html(renderRefusal(message), status);
}

/** `origin` is where the form leads after the lake's answer, which browsers check against the policy too. */
function setPageHeaders(c: Context, origin?: string): void {
  // A policy can't name an IPv6 address.
  const target = origin?.includes("[") ? new URL(origin).protocol : origin;
  c.header(
    "content-security-policy",
    `default-src 'none'; style-src '${styleHash}'; form-action ${target ? `'self' ${target}` : "'none'"}; base-uri 'none'; frame-ancestors 'none'`,
  );
  c.header("x-frame-options", "DENY");
  c.header("cross-origin-opener-policy", "same-origin");
  // With `no-referrer` the browser would hide from the lake that its own page sent the form.
  c.header("referrer-policy", "same-origin");
}
