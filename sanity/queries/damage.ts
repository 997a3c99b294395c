import { z } from "zod";

/** What is wrong with a stored document, for the newsroom to put right. */
export interface Damage {
  readonly documentId: string;
  /** Path in the document, as GROQ writes it: `body[_key=="a1"].quote`. */
  readonly path: string;
  readonly problem: string;
}

export type Warn = (damage: Damage) => void;

/** One line for the log. */
export function logDamage({ documentId, path, problem }: Damage): void {
  console.warn(`content: ${documentId} ${path}: ${problem}`);
}

/** Where in a document something is read, and who is told if it is damaged. */
export interface Place {
  readonly documentId: string;
  readonly path: string;
  readonly warn: Warn;
}

export function within(place: Place, step: string): Place {
  const separator = place.path === "" || step.startsWith("[") ? "" : ".";
  return { ...place, path: `${place.path}${separator}${step}` };
}

export function report({ documentId, path, warn }: Place, problem: string): void {
  warn({ documentId, path, problem });
}

/** Damage in a referenced document is reported there, if it says which one it is. */
export function documentPlace(raw: unknown, from: Place): Place {
  const { data } = identified.safeParse(raw);
  return data ? { documentId: data._id, path: "", warn: from.warn } : from;
}

/** The part as the schema reads it; null, and a warning, where it doesn't fit. */
export function readPart<S extends z.ZodType>(schema: S, part: unknown, place: Place): z.output<S> | null {
  const result = schema.safeParse(part);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    report(
      issue.path.reduce<Place>((at, step) => within(at, String(step)), place),
      issue.message,
    );
  }
  return null;
}

/** The same for a part that may be missing: no warning then. */
export function readOptional<S extends z.ZodType>(
  schema: S,
  part: unknown,
  place: Place,
): z.output<S> | null {
  return part == null ? null : readPart(schema, part, place);
}

/**
 * A list, item by item: an item that `read` can't use (null) is left out and has warned by itself.
 * A missing list is an empty one.
 */
export function readEach<T>(
  list: unknown,
  place: Place,
  read: (item: unknown, place: Place) => T | null,
): T[] {
  if (list == null) return [];
  if (!Array.isArray(list)) {
    report(place, "should be a list");
    return [];
  }
  return list.flatMap((item: unknown, index) => {
    const one = read(item, within(place, arrayStep(item, index)));
    return one === null ? [] : [one];
  });
}

const identified = z.object({ _id: z.string() });
const keyed = z.object({ _key: z.string() });

function arrayStep(item: unknown, index: number): string {
  const { data } = keyed.safeParse(item);
  return data ? `[_key==${JSON.stringify(data._key)}]` : `[${index}]`;
}

/**
 * A part that a schema describes but doesn't read: anything passes, and whoever parses the whole
 * reads it on its own, so that damage in it costs only this part. The declared input keeps it in
 * the comparison with the type generated from the query.
 */
export function readLater<S extends z.ZodType>(_part: S): z.ZodType<unknown, z.input<S> | null> {
  return z.unknown().optional() as z.ZodType<unknown, z.input<S> | null>;
}

/** The same for a list of parts. */
export function readEachLater<S extends z.ZodType>(_item: S): z.ZodType<unknown, z.input<S>[] | null> {
  return z.unknown().optional() as z.ZodType<unknown, z.input<S>[] | null>;
}
