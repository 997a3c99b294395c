import { randomBytes } from "node:crypto";

/** Who signed in, and the origin whose page may fetch the session. */
export interface SignedIn {
  userId: string;
  origin: string;
}

/** How long a page has to fetch the session. */
export const codeLifetimeMs = 60_000;

/**
 * The `sid` that takes a sign-in from the lake's page to the Studio's, which exchanges it for a session. Each counts
 * once, for 60 seconds, for one origin. They are kept in memory: after a restart one signs in again.
 */
export class SignInCodes {
  readonly #issued = new Map<string, SignedIn & { expiresAtMs: number }>();

  issue(signedIn: SignedIn, now: Date): string {
    for (const [code, { expiresAtMs }] of this.#issued) {
      if (expiresAtMs <= now.getTime()) this.#issued.delete(code);
    }
    const code = randomBytes(32).toString("base64url");
    this.#issued.set(code, { ...signedIn, expiresAtMs: now.getTime() + codeLifetimeMs });
    return code;
  }

  /** Who signed in with this code; undefined if it doesn't count, here or any more. No code counts after this. */
  redeem(code: string, { origin, now }: { origin: string | undefined; now: Date }): string | undefined {
    const issued = this.#issued.get(code);
    this.#issued.delete(code);
    if (!issued || issued.origin !== origin || issued.expiresAtMs <= now.getTime()) return undefined;
    return issued.userId;
  }
}
