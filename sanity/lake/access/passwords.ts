import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** What scrypt costs: `N` = 2^`log2N` blocks of `r` × 128 bytes, gone through `p` times. */
export interface PasswordCost {
  log2N: number;
  r: number;
  p: number;
}

/** One of OWASP's equivalents for scrypt: 32 MB, a tenth of a second or two. A hash carries the cost that it was made with. */
const defaultCost: PasswordCost = { log2N: 15, r: 8, p: 3 };
const saltBytes = 16;
const hashBytes = 32;

export const minPasswordLength = 12;
/** Far above any password; keeps a megabyte from being hashed. */
export const maxPasswordLength = 1000;

/** Why a password can't be taken; undefined if it can. Length is what counts (NIST SP 800-63B), in characters. */
export function passwordProblem(password: string): string | undefined {
  const length = [...password].length;
  if (length < minPasswordLength) {
    return `The password has ${length} characters; take at least ${minPasswordLength}, such as four random words.`;
  }
  return length > maxPasswordLength
    ? `The password has ${length} characters; take at most ${maxPasswordLength}.`
    : undefined;
}

/** The hash to store: `$scrypt$ln=15,r=8,p=3$salt$hash`, in base64 without padding. */
export async function hashPassword(password: string, cost: PasswordCost = defaultCost): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  return `$scrypt$ln=${cost.log2N},r=${cost.r},p=${cost.p}$${unpadded(salt)}$${unpadded(key)}`;
}

/** Whether a password is the one that was hashed; takes as long for a wrong one. */
export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [, log2N, r, p, salt = "", hash = ""] =
    /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored) ?? [];
  const expected = Buffer.from(hash, "base64");
  if (expected.byteLength !== hashBytes) throw new Error("A stored password hash can't be read.");
  const cost = { log2N: Number(log2N), r: Number(r), p: Number(p) };
  return timingSafeEqual(await derive(password, Buffer.from(salt, "base64"), cost), expected);
}

/** The hash of no password, to check against where there is no user: it must take as long as for one who is there. */
export const nobodysPassword = `$scrypt$ln=${defaultCost.log2N},r=${defaultCost.r},p=${defaultCost.p}$${unpadded(randomBytes(saltBytes))}$${unpadded(randomBytes(hashBytes))}`;

/** The same password typed on another keyboard may come in other code points: NFKC makes them one. */
function derive(password: string, salt: Buffer, { log2N, r, p }: PasswordCost): Promise<Buffer> {
  const N = 2 ** log2N;
  const options: ScryptOptions = { N, r, p, maxmem: 2 * 128 * N * r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, hashBytes, options, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
