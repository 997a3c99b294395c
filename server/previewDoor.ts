import type { SanityClient } from "@sanity/client";
import { validatePreviewUrl } from "@sanity/preview-url-secret";
import { issuePreviewPass, PREVIEW_COOKIE, PREVIEW_PASS_SECONDS } from "./previewPass.ts";

export interface PreviewDoorOptions {
  /** With a token that may read the Studio's secrets. */
  readonly client: SanityClient;
  /** The site's own, with which passes are signed. */
  readonly secret: string;
  /** Origin of the site as readers see it. */
  readonly siteOrigin: string;
}

/** Lets a browser into previews that comes from the Studio with its secret, and on to the page that it asked for. */
export async function enterPreview(
  request: Request,
  { client, secret, siteOrigin }: PreviewDoorOptions,
  now: Date,
): Promise<Response> {
  if (!client.config().token) {
    return refusal(503, "Previews need SANITY_API_READ_TOKEN: set it to a token that may read drafts.");
  }
  const checked = await validatePreviewUrl(client, request.url).catch(() => null);
  if (checked === null) return refusal(503, "The archive isn’t answering. Try again in a minute.");
  if (!checked.isValid) {
    return refusal(
      401,
      "This way into previews is wrong or has expired. Open the preview from the Studio, as somebody who may write drafts.",
    );
  }
  return redirect(checked.redirectTo ?? "/", siteOrigin, issuePreviewPass(secret, now), PREVIEW_PASS_SECONDS);
}

/** Lets it out again, and on to what readers see at the address that `to` names. */
export function leavePreview(
  request: Request,
  { siteOrigin }: Pick<PreviewDoorOptions, "siteOrigin">,
): Response {
  const to = new URL(request.url).searchParams.get("to") ?? "/";
  return redirect(to, siteOrigin, "", 0);
}

function redirect(to: string, siteOrigin: string, pass: string, lifetimeSeconds: number): Response {
  const secure = siteOrigin.startsWith("https:") ? "; Secure" : "";
  return new Response(null, {
    status: 307,
    headers: {
      location: ownAddress(to, siteOrigin),
      "cache-control": "private, no-store",
      "set-cookie": `${PREVIEW_COOKIE}=${pass}; Path=/; Max-Age=${lifetimeSeconds}; HttpOnly; SameSite=Lax${secure}`,
    },
  });
}

/** Nobody is sent to another site from here. Without the origin: the site may be reached under several. */
function ownAddress(to: string, siteOrigin: string): string {
  const url = URL.parse(to, siteOrigin);
  if (url === null || url.origin !== new URL(siteOrigin).origin) return "/";
  const path = `${url.pathname}${url.search}${url.hash}`;
  return path.startsWith("//") ? "/" : path;
}

function refusal(status: number, sentence: string): Response {
  return new Response(`${sentence}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "private, no-store" },
  });
}
