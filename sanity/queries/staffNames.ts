import type { SanityClient } from "@sanity/client";
import { defineQuery } from "groq";
import { z } from "zod";

export const STAFF_NAMES_QUERY = defineQuery(
  `*[_type == "person" && staff == true] | order(name asc) {_id, name}`,
);

const staffNamesSchema = z.array(z.object({ _id: z.string(), name: z.string().nullish() }));

export interface StaffName {
  readonly id: string;
  readonly name: string;
}

/** Everybody of the staff who is published, by name. */
export async function loadStaffNames(client: Pick<SanityClient, "fetch">): Promise<readonly StaffName[]> {
  const rows = staffNamesSchema.parse(
    await client.fetch<unknown>(STAFF_NAMES_QUERY, {}, { perspective: "published" }),
  );
  return rows.map(({ _id, name }) => ({ id: _id, name: name ?? _id }));
}
