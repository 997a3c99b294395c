import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { type Terminal, UsageError } from "./command.ts";

/** The options that name where the data is; every command takes them. */
export const dataOption = { data: { type: "string" } } as const;

/** node:util's parseArgs, with its complaints as UsageError. */
export function parseOptions<Options extends ParseArgsOptionsConfig>(args: string[], options: Options) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** `--data`, or LAKE_DATA. */
export function readDataFolder(value: string | undefined, { env }: Terminal): string {
  const folder = value ?? env.LAKE_DATA;
  if (!folder)
    throw new UsageError("Say where the data is: --data <folder>, or LAKE_DATA in the environment.");
  return folder;
}

/** An option that has to be given. */
export function required(value: string | undefined, name: string): string {
  if (!value) throw new UsageError(`--${name} is missing.`);
  return value;
}

/** A whole number of at least `min` and at most `max`. */
export function readInteger(
  value: string,
  { name, min, max }: { name: string; min: number; max: number },
): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= min && number <= max) return number;
  throw new UsageError(
    `--${name} is ${JSON.stringify(value)}; it must be a whole number from ${min} to ${max}.`,
  );
}

/** Refuses words beyond those that a command knows. */
export function refuseExtra(words: string[]): void {
  if (words.length > 0) throw new UsageError(`${JSON.stringify(words[0])} is one word too many.`);
}
