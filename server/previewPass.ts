import { createHmac, timingSafeEqual } from "node:crypto";

/** The cookie that opens previews to a browser. */
export const PREVIEW_COOKIE = "verbatim-preview";

/** A working day. The Studio asks for a new pass each time that it opens a preview. */
export const PREVIEW_PASS_SECONDS = 8 * 3_600;

/** What a browser shows to be let into previews: when that ends (Unix seconds), signed with the site's secret. */
export function issuePreviewPass(secret: string, now: Date): string {
  const expires = String(Math.floor(now.getTime() / 1_000) + PREVIEW_PASS_SECONDS);
  return `${expires}.${sign(expires, secret).toString("base64url")}`;
}

/** Whether the pass is one of ours, and not over yet. */
export function isPreviewPass(pass: string, secret: string, now: Date): boolean {
  const [, expires, signature] = /^(\d{1,12})\.([\w-]+)$/.exec(pass) ?? [];
  if (expires === undefined || signature === undefined) return false;
  const expected = sign(expires, secret);
  const given = Buffer.from(signature, "base64url");
  if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) return false;
  return Number(expires) * 1_000 > now.getTime();
}

function sign(expires: string, secret: string): Buffer {
  return createHmac("sha256", secret).update(`preview until ${expires}`).digest();
}
