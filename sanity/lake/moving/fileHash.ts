import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";

/** Hexadecimal digits. */
export async function fileHash(file: string, algorithm: "sha1" | "sha256"): Promise<string> {
  const hash = createHash(algorithm);
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest("hex");
}
