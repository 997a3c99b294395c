import { z } from "zod";
import type { ContentChange } from "../../lib/cacheTags.ts";

const nullableText = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const contentChangeSchema = z
  .object({
    _id: z.string().min(1).max(128),
    _type: z.string().min(1).max(128),
    operation: z.enum(["create", "update", "delete"]),
    slugs: z
      .array(z.string().nullable())
      .nullish()
      .transform((slugs) => [...new Set((slugs ?? []).filter((slug) => slug !== null))]),
    status: nullableText,
    unnamed: z.boolean().nullish(),
    corrected: z.boolean().nullish(),
    publishedAt: nullableText,
    publishAt: nullableText,
  })
  .transform(
    ({ _id, _type, unnamed, corrected, ...change }): ContentChange => ({
      documentId: _id,
      type: _type,
      isUnnamed: unnamed ?? false,
      isCorrected: corrected ?? true,
      ...change,
    }),
  );

const changeListSchema = z.object({ changes: z.array(contentChangeSchema).max(1_000) });
const everythingSchema = z.object({ everything: z.literal(true) });

/** What a revalidation request asks for; `everything` where the changes can't be listed. */
export type Revalidation = readonly ContentChange[] | "everything";

/**
 * Reads the body of a revalidation request: what the content backend's webhook sends (one change,
 * see `revalidationWebhook.ts`), or what the site's own catch-up found: several changes, or more
 * than it could list.
 *
 * @throws {z.ZodError} that names the field.
 */
export function readRevalidation(body: unknown): Revalidation {
  const keys = Object.keys(Object(body));
  if (keys.includes("everything")) return everythingSchema.transform(() => "everything" as const).parse(body);
  if (keys.includes("changes")) return changeListSchema.parse(body).changes;
  return [contentChangeSchema.parse(body)];
}

export type RevalidationBody = { changes: z.input<typeof contentChangeSchema>[] } | { everything: true };

const CHANGES_PER_BODY = 500;

/** The bodies that ask for it, as many as it takes: what `readRevalidation` reads. */
export function revalidationBodies(revalidation: Revalidation): RevalidationBody[] {
  if (revalidation === "everything") return [{ everything: true }];
  const changes = revalidation.map(asBody);
  return Array.from({ length: Math.ceil(changes.length / CHANGES_PER_BODY) }, (_, index) => ({
    changes: changes.slice(index * CHANGES_PER_BODY, (index + 1) * CHANGES_PER_BODY),
  }));
}

function asBody(change: ContentChange): z.input<typeof contentChangeSchema> {
  const { documentId, type, operation, slugs, status, isUnnamed, isCorrected, publishedAt, publishAt } =
    change;
  return {
    _id: documentId,
    _type: type,
    operation,
    slugs: [...slugs],
    status,
    unnamed: isUnnamed,
    corrected: isCorrected,
    publishedAt,
    publishAt,
  };
}
