import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { Problem } from "./problem.js";

const secretsSchema = z.object({
  /** Lets the site read the embedded lake; absent where content comes from hosted Sanity. */
  viewerToken: z.string().min(1).optional(),
  /** Signs what the lake tells the site. */
  webhookSecret: z.string().min(1),
  /** Lets the Studio open the site's drafts. */
});

/** What the parts of a newsroom need to trust each other. Kept in its data folder. */
export type Secrets = z.infer<typeof secretsSchema>;

/** @throws Problem if the file is damaged */
export function readSecrets(folder: string): Secrets | undefined {
  const file = secretsFile(folder);
  if (!existsSync(file)) return undefined;
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof z.ZodError)) throw error;
    throw new Problem(
      "damaged-secrets",
      `${file} is damaged: delete it and start again, and new secrets are made.`,
    );
  }
}

/** Random secrets, but no viewer token: only the lake can make that. */
export function newSecrets(): Secrets {
  return { webhookSecret: randomBytes(32).toString("hex") };
}

/** All or nothing, readable by the owner only. */
export function writeSecrets(folder: string, secrets: Secrets): void {
  const unfinished = `${secretsFile(folder)}.new`;
  writeFileSync(unfinished, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(unfinished, secretsFile(folder));
}

const secretsFile = (folder: string) => join(folder, "secrets.json");
