import type { DatabaseSync } from "node:sqlite";
import type { DemoUser } from "./demoUsers.ts";
import { isPassword, nobodysPassword } from "./passwords.ts";
import { TokenBuckets } from "./rateLimit.ts";
import { createSession } from "./sessions.ts";
import { SignInCodes } from "./signInCodes.ts";
import { findUser, hasHadUsers, keepDemoUser, normalizeEmail, passwordHashOf, userById } from "./users.ts";

/** Ten wrong passwords for one email address from one network, then one every half minute. */
const perUserAndNetwork = { perSecond: 1 / 30, capacity: 10, maxCallers: 10_000 };
/** A hundred from everywhere: so many networks one attacker must have to keep somebody from signing in. */
const perUser = { perSecond: 1 / 30, capacity: 100, maxCallers: 10_000 };
/** Fifty from one network, where several people may sit, then one every six seconds. */
const perNetwork = { perSecond: 1 / 6, capacity: 50, maxCallers: 10_000 };
export const retryAfterSeconds = 30;

export interface PasswordAttempt {
  email: string;
  password: string;
  /** Where it comes from, as `networkOf` tells it. */
  network: string;
  now: Date;
}

export type PasswordOutcome = { userId: string } | { refused: "wrong" | "too many" };

export interface SignInOptions {
  db: DatabaseSync;
  /** Who may be tried out. */
  demoUsers: readonly DemoUser[];
  /** Whether the lake is reached from this machine only, as far as it knows. */
  isLocal: () => boolean;
}

/** How people get in: with a password, or without one while there is nobody and nothing to protect. */
export class SignIn {
  readonly #db: DatabaseSync;
  readonly #demoUsers: readonly DemoUser[];
  readonly #isLocal: () => boolean;
  readonly #codes = new SignInCodes();
  readonly #attemptsPerUserAndNetwork = new TokenBuckets(perUserAndNetwork);
  readonly #attemptsPerUser = new TokenBuckets(perUser);
  readonly #attemptsPerNetwork = new TokenBuckets(perNetwork);

  constructor({ db, demoUsers, isLocal }: SignInOptions) {
    this.#db = db;
    this.#demoUsers = demoUsers;
    this.#isLocal = isLocal;
  }

  /** Who can be tried out now: nobody once a user is defined, or if the lake can be reached from elsewhere. */
  get demoUsers(): readonly DemoUser[] {
    return this.#isLocal() && this.isBeforeUsers ? this.#demoUsers : [];
  }

  /** Whether nobody with a password was ever defined. */
  get isBeforeUsers(): boolean {
    return !hasHadUsers(this.#db);
  }

  /**
   * The user with this email address and password. Wrong attempts are counted for the address and the network, whether
   * or not there is such a user, and take equally long; a right one doesn't count.
   */
  async checkPassword({ email, password, network, now }: PasswordAttempt): Promise<PasswordOutcome> {
    const normalized = normalizeEmail(email) ?? "";
    const counters = [
      { attempts: this.#attemptsPerNetwork, caller: network },
      { attempts: this.#attemptsPerUserAndNetwork, caller: JSON.stringify([normalized, network]) },
      { attempts: this.#attemptsPerUser, caller: normalized },
    ];
    // In this order: a network that is refused uses up nothing that others need.
    const mayTry = counters.every(({ attempts, caller }) => attempts.take(caller, now.getTime()));
    if (!mayTry) return { refused: "too many" };
    const user = findUser(this.#db, normalized);
    const stored = user && passwordHashOf(this.#db, user.id);
    const isRight = await isPassword(password, stored ?? nobodysPassword);
    if (!isRight || !user || !stored) return { refused: "wrong" };
    for (const { attempts, caller } of counters) attempts.giveBack(caller);
    return { userId: user.id };
  }

  /** The demo user with this id, noted for the history of documents; undefined if that can't be tried out now. */
  takeDemoUser(id: string, now: Date): DemoUser | undefined {
    const demoUser = this.demoUsers.find((user) => user.id === id);
    if (demoUser) keepDemoUser(this.#db, demoUser, now);
    return demoUser;
  }

  /** The `sid` for a page of `origin`, which `startSession` exchanges. */
  issueCode(userId: string, origin: string, now: Date): string {
    return this.#codes.issue({ userId, origin }, now);
  }

  /** Undefined if the code doesn't count, or its user may no longer sign in. */
  startSession(
    code: string,
    { origin, now }: { origin: string | undefined; now: Date },
  ): { id: string; secret: string } | undefined {
    const userId = this.#codes.redeem(code, { origin, now });
    const user = userId === undefined ? undefined : userById(this.#db, userId);
    if (!user) return undefined;
    const isDemoUser = user.email === null;
    if (isDemoUser && this.demoUsers.length === 0) return undefined;
    return createSession(this.#db, { userId: user.id, now });
  }
}
