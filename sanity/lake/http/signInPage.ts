import { hash } from "node:crypto";
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { DemoUser } from "../access/demoUsers.ts";
import { roleTitles } from "../access/roles.ts";

/** What the sign-in page shows: a form for a password, people to try out, or that nobody can sign in yet. */
export interface SignInPage {
  projectId: string;
  /** Where one goes after signing in. */
  origin: string;
  way: { kind: "password" } | { kind: "demo"; users: readonly DemoUser[] } | { kind: "nobody" };
  /** What was wrong with the form that was sent. */
  problems: SignInProblem[];
  email: string;
}

export interface SignInProblem {
  /** Which field it is about; the first one of the page if there is none. */
  field?: "email" | "password";
  message: string;
}

type Markup = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Works without script. Contrast at least 4.5 : 1 in both schemes, targets at least 44 pixels high. */
const style = `
:root { color-scheme: light dark; --ink: light-dark(#1a1a1a, #f2f2f0); --paper: light-dark(#fff, #161618);
  --quiet: light-dark(#55555c, #b4b4bb); --line: light-dark(#76767d, #8b8b93);
  --accent: light-dark(#14457a, #9cc7f5); --on-accent: light-dark(#fff, #10202f); --wrong: light-dark(#a3161f, #ff9d97); }
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 26rem; margin: 0 auto; }
h1 { margin: 0 0 .5rem; font-size: 1.75rem; line-height: 1.2; }
h2 { margin: 0; font-size: 1.125rem; }
p { margin: 0 0 1rem; }
.where, small { color: var(--quiet); }
.problems { margin: 1.5rem 0; padding: 1rem; border: 2px solid var(--wrong); border-radius: .25rem; }
.problems ul { margin: .5rem 0 0; padding-left: 1.25rem; }
.problems a, .problem { color: var(--wrong); font-weight: 600; }
label { display: block; margin-top: 1.25rem; font-weight: 600; }
.problem { display: block; }
input { display: block; width: 100%; min-height: 2.75rem; margin-top: .25rem; padding: .5rem .75rem; font: inherit;
  color: inherit; background: transparent; border: 1px solid var(--line); border-radius: .25rem; }
input[aria-invalid] { border: 2px solid var(--wrong); }
button { display: block; width: 100%; min-height: 2.75rem; margin-top: 1.5rem; padding: .5rem 1rem; font: inherit;
  font-weight: 600; color: var(--on-accent); background: var(--accent); border: 1px solid transparent;
  border-radius: .25rem; cursor: pointer; }
.demo button { margin-top: .75rem; color: inherit; background: transparent; border-color: var(--line); text-align: left; }
.demo small { display: block; font-weight: 400; }
.demo { margin: 1.5rem 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
`;

/** The one style sheet that the page's policy allows. */
export const styleHash = `sha256-${hash("sha256", style, "base64")}`;

export function renderSignInPage({ projectId, origin, way, problems, email }: SignInPage): Markup {
  const title = `${problems.length > 0 ? "Error: " : ""}Sign in to ${projectId}`;
  return renderDocument(
    title,
    html`<h1>Sign in</h1>
<p class="where">To the content of <strong>${projectId}</strong>. Afterwards you are back at <strong>${origin}</strong>.</p>
${problems.length > 0 ? renderProblems(problems) : ""}
${renderWay(way, { problems, email })}`,
  );
}

/** A page that only says why one can't sign in here. */
export function renderRefusal(message: string): Markup {
  return renderDocument(
    "Error: Sign in",
    html`<h1>You can’t sign in here</h1>
<p>${message}</p>`,
  );
}

function renderDocument(title: string, content: Markup): Markup {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<main>
${content}
</main>
</body>
</html>
`;
}

function renderProblems(problems: SignInProblem[]): Markup {
  return html`<div class="problems" role="alert">
<h2>You are not signed in</h2>
<ul>
${problems.map(({ field, message }) =>
  field ? html`<li><a href="#${field}">${message}</a></li>` : html`<li>${message}</li>`,
)}
</ul>
</div>`;
}

function renderWay(way: SignInPage["way"], form: Pick<SignInPage, "problems" | "email">): Markup {
  switch (way.kind) {
    case "password":
      return renderPasswordForm(form);
    case "demo":
      return renderDemoForm(way.users);
    case "nobody":
      return html`<p>Nobody can sign in yet. Whoever runs this lake adds people with its command
<code>user add &lt;email&gt; --name &lt;name&gt; --role editor</code>.</p>`;
  }
}

function renderPasswordForm({ problems, email }: Pick<SignInPage, "problems" | "email">): Markup {
  return html`<form method="post" novalidate>
<label for="email">Email address</label>
${renderProblem("email", problems)}
<input id="email" name="email" type="email" autocomplete="username" required value="${email}"${describedBy("email", problems)}>
<label for="password">Password</label>
${renderProblem("password", problems)}
<input id="password" name="password" type="password" autocomplete="current-password" required${describedBy("password", problems)}>
<button>Sign in</button>
</form>`;
}

function renderProblem(field: SignInProblem["field"], problems: SignInProblem[]): Markup | string {
  const problem = problems.find((candidate) => candidate.field === field);
  return problem ? html`<span class="problem" id="${field}-problem">${problem.message}</span>` : "";
}

function describedBy(field: SignInProblem["field"], problems: SignInProblem[]): Markup | string {
  if (!problems.some((problem) => problem.field === field)) return "";
  return html` aria-invalid="true" aria-describedby="${field}-problem"`;
}

function renderDemoForm(users: readonly DemoUser[]): Markup {
  return html`<form method="post" class="demo">
<h2>Try it out as</h2>
${users.map(
  ({ id, name, role }) => html`<button name="demo" value="${id}">${name}
<small>${roleTitles[role].title}: ${roleTitles[role].description}</small></button>`,
)}
</form>
<p class="where">This is for trying out: there are no users yet, and only this machine can reach this page, so nobody
is asked for a password. That ends with the first user, whom the command
<code>user add &lt;email&gt; --name &lt;name&gt; --role administrator</code> adds.</p>`;
}
